"""Ungdomsbryggan: four parties look back; three of them have chosen what comes next."""

from samverkan.celebration.values import NextStep, NoteKind
from samverkan.example.looking_back import Said, choose, hold, remember, thank
from samverkan.example.papers import Answers, Paper
from samverkan.example.people import EVA, JOEL, LOVISA, MARIE, PER_OLOF, ROBIN, SAMIRA, VERA
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Ungdomsbryggan"
PURPOSE = "Unga som har slutat gå till skolan ska ha en vuxen och en plats tills det vänder."
BEGINS, ENDS = -660, 70


def tell(tale: Tale) -> None:
    tale.ago(790).begins(ROBIN, asks=VERA, purpose=PURPOSE)
    tale.ago(786).asks_in(ROBIN, MARIE)
    tale.ago(780).asks_in(VERA, JOEL)
    tale.brings(ROBIN, EVA)
    tale.brings(MARIE, PER_OLOF)
    tale.brings(MARIE, LOVISA)
    tale.brings(JOEL, SAMIRA)
    _needs(tale)
    _who_does_what(tale)
    _agreement(tale)
    _check_ins(tale)
    _celebration(tale)


def _needs(tale: Tale) -> None:
    tale.ago(770).has_seen(
        VERA,
        "Det kommer unga till oss mitt på dagen. De säger att de har håltimme. Efter några veckor "
        "frågar vi inte längre om det är håltimme, vi frågar om de har ätit.",
    )
    tale.ago(765).has_seen(
        ROBIN,
        "Barnmottagningen, elevhälsan och socialtjänsten känner var sin bit av samma person. "
        "Ingen av oss kan hela historien, och den unge får berätta den fem gånger.",
    )
    seen = "Det är svårare att komma tillbaka än att vara borta. Första dagen ska inte ha ämnen."
    tale.has_seen(JOEL, seen)
    seen = "Vi har en rutin för frånvaro i elva steg. Den unge märker ett av dem, det är brevet."
    tale.ago(761).has_seen(MARIE, seen)
    tale.ago(744).weaves(
        ROBIN,
        "Unga som slutar gå till skolan möter många som var för sig gör rätt, men ingen som följer "
        "med hela vägen. De behöver en vuxen som stannar, en plats att vara på om dagen och en väg "
        "tillbaka som tål att man backar.",
    )
    tale.ago(740).stands_behind(VERA, JOEL, MARIE)


def _who_does_what(tale: Tale) -> None:
    tale.ago(720).takes_on(
        VERA, "Håller huset öppet 10–15", holder="Vera Nyman", deputy="Husets värdar"
    )
    task = "Följer var och en hela vägen"
    tale.takes_on(ROBIN, task, holder="Två följeslagare", deputy="Robin Åkerlund")
    tale.takes_on(JOEL, "Övar skolarbete i den unges takt", holder="Joel Henriksson")
    tale.takes_on(MARIE, "Öppnar dörrar i skolorna", holder="Lovisa Berg", deputy="Marie Sundqvist")
    tale.may_sign(EVA, "Regionens delegationsordning 6.2", until=tale.day(300), most=2_500_000)
    tale.may_sign(VERA, "Stiftelsens styrelse, protokoll § 4", until=tale.day(300))
    tale.may_sign(JOEL, "Fullmakt från styrelsen", until=tale.day(400))
    ground = "Socialnämndens delegationsordning 4.2"
    tale.may_sign(PER_OLOF, ground, until=tale.day(400), most=1_500_000)
    years = tale.ago(700).years(BEGINS, ENDS)
    tale.puts_in(ROBIN, ResourceKind.MONEY, "Två följeslagare", years=years, kronor=640_000)
    tale.puts_in(MARIE, ResourceKind.MONEY, "Mat och busskort", years=years, kronor=210_000)
    tale.puts_in(VERA, ResourceKind.PREMISES, "Ungdomens hus på dagtid", years=years)
    tale.puts_in(JOEL, ResourceKind.VOLUNTARY_TIME, "Volontärer", years=years, hours=600)


def _agreement(tale: Tale) -> None:
    paper = Paper.begun(
        tale.ago(690),
        ROBIN,
        Answers(
            initiativ="Vera på Ungdomens hus ringde regionen om en enda ung person.",
            plan="Region Älvlands folkhälsostrategi, om skolan som skydd för hälsan.",
            syfte=PURPOSE,
            mal="- Ingen ung person berättar sin historia mer än en gång.\n"
            "- Den som vill tillbaka har en vuxen med sig första dagen.",
            startdag=tale.day(BEGINS),
            slutdag=tale.day(ENDS),
        ),
    )
    tale.ago(680)
    paper.approves(ROBIN, VERA, JOEL, MARIE)
    tale.ago(670)
    paper.is_signed_by(VERA, JOEL, PER_OLOF, EVA)


def _check_ins(tale: Tale) -> None:
    hold(
        tale,
        ROBIN,
        ago=420,
        said={
            ROBIN: Said("4 3 4 3", "Säg till tidigare när det tar stopp."),
            VERA: Said("3 3 5 2", "Kom hit på förmiddagen någon gång."),
            JOEL: Said("3 4 4 3"),
            MARIE: Said("4 4 4 3", "Fler samtal, färre mejl."),
        },
    )
    hold(
        tale,
        VERA,
        ago=110,
        said={
            ROBIN: Said("4 5 5 4", "Berätta för andra regioner."),
            EVA: Said("4 4 5 4"),
            VERA: Said("4 4 5 4", "Äta lunch ihop, som vi gör nu."),
            JOEL: Said("4 5 4 4"),
            SAMIRA: Said("4 4 5 3"),
            MARIE: Said("4 4 4 4", "Ta med skolorna från första dagen."),
            LOVISA: Said("5 4 5 4"),
        },
    )


def _celebration(tale: Tale) -> None:
    tale.ago(30)
    for who, kind, text in LINES:
        remember(tale, who, kind, text)
    number = NoteKind.NUMBER
    remember(tale, ROBIN, number, "unga som har gått över bryggan, åt båda hållen", figure="58")
    remember(tale, VERA, number, "luncher som någon annan lagade", figure="7 300")
    tale.ago(18)
    thank(tale, VERA, "Husets värdar", "Köket på Åsgatan")
    thank(tale, ROBIN, "De två följeslagarna", "Alla unga som lärde oss att vänta")
    thank(tale, JOEL, "Volontärerna på tisdagarna")
    because = "Huset behövs varje dag, och nu vet vi hur man gör."
    choose(tale.ago(12), VERA, NextStep.EXTEND, because)
    because = "Två kommuner till har frågat. Vi vill visa dem, inte ta över."
    choose(tale.ago(9), ROBIN, NextStep.WIDEN, because)
    because = "Ett år till, men med skolorna som part från början."
    choose(tale.ago(5), JOEL, NextStep.EXTEND, because)


LINES = (
    (VERA, NoteKind.BEGAN, "Det började med ett samtal om en enda person, en vanlig tisdag."),
    (JOEL, NoteKind.DIFFERENT, "De behövde inte komma i kapp. De behövde någon att komma till."),
    (MARIE, NoteKind.OTHERWISE, "Vi bjöd in skolorna för sent. Det tog ett år att reparera."),
    (VERA, NoteKind.QUOTE, "Ingen frågade var jag hade varit. De gav mig soppa.\nUng, 17 år"),
)
