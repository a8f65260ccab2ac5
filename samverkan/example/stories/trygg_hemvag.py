"""Trygg hemväg: one party catches up in influence, another does not; a fourth check-in is open."""

from samverkan.changes.values import Answer, ChangeKind
from samverkan.collaborations.values import Part
from samverkan.example.looking_back import Said, answer, ask, hold, plan
from samverkan.example.papers import Answers, Paper
from samverkan.example.people import AMINA, KARIN, LOVISA, MARIE, MUSTAFA, PER_OLOF
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Trygg hemväg"
PURPOSE = "Alla ska kunna gå hem från stationen på kvällen utan att välja en omväg."
BEGINS, ENDS = -500, 595


def tell(tale: Tale) -> None:
    tale.ago(655).begins(KARIN, asks=MARIE, purpose=PURPOSE)
    tale.ago(650).asks_in(KARIN, AMINA)
    tale.brings(KARIN, MUSTAFA)
    tale.brings(MARIE, PER_OLOF)
    tale.brings(MARIE, LOVISA, Part.MEMBER)
    _needs(tale)
    _who_does_what(tale)
    _agreement(tale)
    _check_ins(tale)


def _needs(tale: Tale) -> None:
    tale.ago(640).has_seen(
        KARIN,
        "Vi går mellan stationen och torget tills sista bussen har gått. Folk följer efter oss, "
        "inte för att de är rädda för någon särskild, utan för att gångtunneln är tom.",
    )
    tale.ago(634).has_seen(
        AMINA,
        "Kvinnorna i vår gympagrupp slutade komma i november. De tar inte tunneln. Ingen hade "
        "frågat dem förrän vi gjorde det.",
    )
    tale.ago(630).has_seen(
        MARIE,
        "Belysningen är bytt och mätningarna ser bra ut. Ändå känner sig fler otrygga än för tre "
        "år sedan. Vi behöver förstå vad det är vi inte mäter.",
    )
    tale.ago(611).weaves(
        KARIN,
        "Vägen från stationen känns otrygg på kvällen, mest där inga andra går. Det hjälper att "
        "möta någon man känner igen. De som väljer en omväg har sällan fått frågan om vad som "
        "behöver ändras.",
    )
    tale.ago(606).stands_behind(AMINA, MARIE)


def _who_does_what(tale: Tale) -> None:
    tale.ago(590).takes_on(
        KARIN, "Vandrar fredag och lördag 21–01", holder="Karin Öst", deputy="Mustafa Demir"
    )
    tale.takes_on(AMINA, "Frågar dem som går vägen varje dag", holder="Amina Yusuf")
    task = "Lagar ljus och klipper buskar inom en vecka"
    tale.takes_on(MARIE, task, holder="Gatuenheten", deputy="Marie Sundqvist")
    tale.may_sign(KARIN, "Årsmötets protokoll § 8", until=tale.day(300))
    tale.may_sign(AMINA, "Årsmötets protokoll § 12, firmatecknare", until=tale.day(480))
    ground = "Socialnämndens delegationsordning 4.2"
    tale.may_sign(PER_OLOF, ground, until=tale.day(400), most=600_000)
    years = tale.ago(580).years(BEGINS, ENDS)
    tale.puts_in(KARIN, ResourceKind.VOLUNTARY_TIME, "Nattvandring", years=years, hours=900)
    tale.puts_in(AMINA, ResourceKind.NETWORK, "Kontakt med dem som går vägen", years=years)
    tale.puts_in(
        MARIE, ResourceKind.MONEY, "Jackor, kaffe och utbildning", years=years, kronor=60_000
    )
    tale.puts_in(MARIE, ResourceKind.STAFF_TIME, "Gatuenheten", years=years, hours=120)


def _agreement(tale: Tale) -> None:
    paper = Paper.begun(
        tale.ago(560),
        MARIE,
        Answers(
            initiativ="Nattvandrarna bad kommunen gå med en kväll. Det räckte.",
            plan="Granlunda kommuns trygghetsprogram.",
            syfte=PURPOSE,
            mal="- Den som går hem möter någon den känner igen.\n"
            "- Fel på vägen rättas inom en vecka.",
            startdag=tale.day(BEGINS),
            slutdag=tale.day(ENDS),
        ),
    )
    paper.includes(AMINA, "maktbalans")
    tale.ago(545)
    paper.approves(MARIE, KARIN, AMINA)
    tale.ago(520)
    paper.is_signed_by(KARIN, AMINA, PER_OLOF)


def _check_ins(tale: Tale) -> None:
    hold(tale, MARIE, ago=400, said=FIRST)
    route = tale.ago(330).proposes(
        KARIN,
        ChangeKind.ROLES,
        "Nattvandrarna bestämmer själva vilken väg de går",
        why="Avstämningen visade att vi hade olika bild av vem som bestämde.",
        from_=tale.day(-310),
    )
    tale.answers(AMINA, route, Answer.YES)
    tale.ago(322).answers(MARIE, route, Answer.YES, "Det borde vi ha skrivit från början.")
    hold(tale, MARIE, ago=225, said=SECOND)
    hold(tale, AMINA, ago=75, said=THIRD)
    now = plan(tale.ago(20), KARIN, opens=-2)
    ask(tale.ago(2), now)
    answer(
        tale,
        now,
        {KARIN: Said("4 5 5 4", "Mer av kaffet på perrongen."), LOVISA: Said("4 4 5 4")},
    )


FIRST = {
    MARIE: Said("5 4 4 4", "Gå tillsammans en kväll i månaden."),
    PER_OLOF: Said("4 4 4 4"),
    KARIN: Said("2 3 5 3", "Bestäm inte vägen åt oss. Vi går den."),
    MUSTAFA: Said("2 2 4 3", "Fråga dem som går sist."),
    AMINA: Said("2 3 4 2", "Vi får handlingarna dagen innan mötet."),
}
SECOND = {
    MARIE: Said("4 4 4 3"),
    LOVISA: Said("4 4 5 -", "Ta med de unga i planeringen."),
    KARIN: Said("2 4 5 4", "Fler kvällar tillsammans med gatuenheten."),
    MUSTAFA: Said("3 4 4 4"),
    AMINA: Said("3 4 4 3", "Mötena är bättre nu när de är efter klockan sex."),
}
THIRD = {
    MARIE: Said("4 5 4 4", "Fortsätt med frågorna på torget."),
    PER_OLOF: Said("4 4 4 3"),
    LOVISA: Said("4 4 5 4"),
    KARIN: Said("2 4 5 4"),
    MUSTAFA: Said("3 5 5 4", "Bjud in bussförarna."),
    AMINA: Said("4 4 5 4", "Tacka dem som har gått i regn."),
}
