"""Kvällsöppet på Kvarnbacken: three parties are writing. Some is agreed, two clauses are not."""

from samverkan.collaborations.values import Part
from samverkan.example.papers import Answers, Paper
from samverkan.example.people import AMINA, BEHAR, JOEL, LOVISA, MARIE, PER_OLOF, SAMIRA
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Kvällsöppet på Kvarnbacken"
PURPOSE = "Unga 13–19 år ska ha någonstans att ta vägen på kvällen, med vuxna som lyssnar."


def tell(tale: Tale) -> None:
    tale.ago(236).begins(AMINA, asks=MARIE, purpose=PURPOSE)
    tale.ago(230).asks_in(AMINA, JOEL)
    tale.brings(AMINA, BEHAR)
    tale.brings(MARIE, PER_OLOF)
    tale.brings(MARIE, LOVISA, Part.READER)
    tale.brings(JOEL, SAMIRA)
    _needs(tale)
    _who_does_what(tale)
    _what_is_put_in(tale)
    _agreement(tale)


def _needs(tale: Tale) -> None:
    tale.ago(221).has_seen(
        AMINA,
        "De unga står i porten på tjugotvåan när det regnar. De stör inte, men det blir så att de "
        "är i vägen överallt. Två mammor har sagt till mig att de hellre vill ha dem inne i "
        "lokalen, även om det är högljutt.\n\n"
        "Vi har nyckel till lokalen. Det vi inte har är vuxna som orkar varje kväll.",
    )
    tale.ago(217).has_seen(
        JOEL,
        "Till läxhjälpen kommer de som redan klarar skolan. De andra säger att de gärna gör läxor "
        "om det finns mat, och om det inte heter läxhjälp.",
    )
    tale.ago(209).has_seen(
        MARIE,
        "Fritidsgården ligger på andra sidan leden och stänger klockan åtta. Vi har trott att det "
        "är öppettiderna som är problemet. Nu hör jag att det är vägen dit.",
    )
    tale.ago(180).weaves(
        JOEL,
        "Unga på Kvarnbacken saknar en plats på kvällen dit man kan gå utan att ha anmält sig. "
        "Vägen till fritidsgården känns lång i mörkret. De vuxna som finns på Kvarnbacken räcker "
        "inte till alla kvällar. Den som behöver hjälp med skolan vill inte att det ska synas.",
    )
    tale.ago(174).stands_behind(AMINA, MARIE)


def _who_does_what(tale: Tale) -> None:
    tale.ago(150)
    task = "Öppnar och stänger lokalen fem kvällar i veckan"
    tale.takes_on(AMINA, task, holder="Amina Yusuf", deputy="Behar Krasniqi")
    tale.takes_on(
        JOEL, "Planerar kvällarna med de unga", holder="Joel Henriksson", deputy="Samira Haddad"
    )
    task = "Håller ihop samverkan och kallar till möten"
    tale.takes_on(MARIE, task, holder="Marie Sundqvist", deputy="Lovisa Berg")
    tale.ago(140)
    annual = "Årsmötets protokoll § 12, firmatecknare"
    tale.may_sign(AMINA, annual, until=tale.day(480))
    tale.may_decide(AMINA, "öppettider och verksamhet", annual, until=tale.day(480), most=50_000)
    tale.may_sign(JOEL, "Fullmakt från styrelsen", until=tale.day(400))
    tale.may_decide(JOEL, "inköp", "Fullmakt från styrelsen", until=tale.day(400), most=10_000)
    ground = "Socialnämndens delegationsordning 4.2"
    tale.may_sign(PER_OLOF, ground, until=tale.day(400), most=1_500_000)
    tale.may_decide(MARIE, "inköp", ground, until=tale.day(38), most=50_000)


def _what_is_put_in(tale: Tale) -> None:
    tale.ago(120)
    years = tale.years(40, 40 + 730)
    hours = 20 * 52
    tale.puts_in(AMINA, ResourceKind.VOLUNTARY_TIME, "Vuxna på plats", years=years, hours=hours)
    tale.puts_in(AMINA, ResourceKind.PREMISES, "Föreningens lokal på Kvarngatan 22", years=years)
    tale.puts_in(JOEL, ResourceKind.STAFF_TIME, "Samordnare två kvällar", years=years, hours=320)
    tale.puts_in(JOEL, ResourceKind.KNOWLEDGE, "Läxhjälp som inte heter läxhjälp", years=years)
    first = tale.puts_in(
        MARIE, ResourceKind.MONEY, "Bidrag till hyra och mat", years=years, kronor=380_000
    )
    tale.ago(61).takes_back(MARIE, first)
    tale.puts_in(
        MARIE,
        ResourceKind.MONEY,
        "Bidrag till hyra och mat, efter hyreshöjningen",
        years=years,
        kronor=412_500,
    )


def _agreement(tale: Tale) -> None:
    tale.ago(48)
    paper = Paper.begun(tale, MARIE, _answers(tale))
    paper.includes(AMINA, "maktbalans")
    paper.includes(JOEL, "firande")
    tale.ago(33)
    paper.approves(MARIE, all_but=("maktbalans",))
    tale.ago(27)
    paper.approves(JOEL, all_but=("tid", "firande"))
    tale.ago(21)
    paper.approves(AMINA, all_but=("personuppgifter", "tid", "avslut"))
    tale.ago(8)
    paper.rewrites(
        AMINA,
        "resurser",
        "Det första beloppet betalas inom trettio dagar från startdagen, och de följande i januari "
        "varje år.",
        "Det första beloppet betalas inom trettio dagar från startdagen, och de följande före den "
        "tionde januari varje år.",
        why="Hyran ska betalas i mitten av januari. I fjol låg styrelsen ute med den.",
    )
    tale.ago(5)
    paper.rewrites(
        MARIE,
        "uppfoljning",
        "Avstämningarna ersätter skriftliga delrapporter.",
        "Avstämningarna, en på våren och en på hösten, ersätter skriftliga delrapporter.",
        why="Vi läser hellre samma svar tillsammans än en rapport var för sig.",
    )
    tale.ago(4)
    paper.approves(JOEL, all_but=("tid", "firande", "resurser"))


def _answers(tale: Tale) -> Answers:
    return Answers(
        initiativ="Kvartersföreningen frågade kommunen efter en vinter då unga stod i portarna. "
        "Läxhjälparna kom med efter det första samtalet.",
        plan="Granlunda kommuns ungdomspolitiska program, som lyfter fram föreningslivet.",
        syfte=PURPOSE,
        mal="- Unga på Kvarnbacken känner att kvällsöppet är deras eget ställe.\n"
        "- Den som vill ha hjälp med skolan får det samma vecka.\n"
        "- Fler vuxna på Kvarnbacken känner de unga vid namn.",
        startdag=tale.day(40),
        slutdag=tale.day(40 + 730),
        styrgrupp_moten_per_ar=4,
        nasta_steg_manader=9,
    )
