"""Simkunnig i Åsen: sealed and at work. One change is in force, another waits for answers."""

from samverkan.changes.values import Answer, ChangeKind
from samverkan.example.looking_back import plan
from samverkan.example.papers import Answers, Paper
from samverkan.example.people import AMINA, ANDERS, BEHAR, LINNEA, MARIE, NILS_ERIK
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Simkunnig i Åsen"
PURPOSE = "Varje barn i Åsen ska kunna simma innan det fyller tolv, och våga bada."
BEGINS, ENDS = -280, 815


def tell(tale: Tale) -> None:
    tale.ago(425).begins(NILS_ERIK, asks=MARIE, purpose=PURPOSE)
    tale.ago(421).asks_in(MARIE, AMINA)
    tale.brings(NILS_ERIK, LINNEA)
    tale.brings(MARIE, ANDERS)
    tale.brings(AMINA, BEHAR)
    _needs(tale)
    _who_does_what(tale)
    _agreement(tale)
    _changes(tale)


def _needs(tale: Tale) -> None:
    tale.ago(410).has_seen(
        NILS_ERIK,
        "Bassängen står tom mellan tre och fem. Ändå är kön till simskolan två terminer lång, för "
        "vi har en simlärare och hon kan bara vara på ett ställe.",
    )
    tale.ago(404).has_seen(
        AMINA,
        "Flera familjer hos oss har aldrig satt sin fot i badhuset. De vet inte vad man har på sig "
        "och vågar inte fråga. När jag följde med gick det bra, men jag kan inte följa med alla.",
    )
    tale.ago(399).has_seen(
        MARIE,
        "Skolan ser i sexan vilka som inte kan simma, och då är det sent. Siffran har stått stilla "
        "i fem år trots att vi har haft sommarskola varje år.",
    )
    tale.ago(380).weaves(
        MARIE,
        "Ett av fyra barn i Åsen kan inte simma när de slutar sexan. Det finns tid i bassängen men "
        "för få som får lära ut, och en del familjer kommer aldrig fram till den första gången. "
        "Det är lättare att börja ihop med någon man känner.",
    )
    tale.ago(376).stands_behind(NILS_ERIK, AMINA)


def _who_does_what(tale: Tale) -> None:
    tale.ago(350).takes_on(
        NILS_ERIK, "Håller simlektionerna", holder="Linnea Hjort", deputy="Timanställd simlärare"
    )
    tale.takes_on(
        AMINA,
        "Följer med familjerna de två första gångerna",
        holder="Behar Krasniqi",
        deputy="Föräldragruppen",
    )
    task = "Berättar i skolorna och betalar bussen"
    tale.takes_on(MARIE, task, holder="Marie Sundqvist", deputy="Anders Lind")
    tale.may_sign(NILS_ERIK, "Stadgarna § 9, firmatecknare", until=tale.day(900))
    tale.may_sign(AMINA, "Årsmötets protokoll § 12, firmatecknare", until=tale.day(480))
    tale.may_sign(
        ANDERS, "Kulturnämndens delegationsordning 2.1", until=tale.day(700), most=900_000
    )
    years = tale.ago(340).years(BEGINS, ENDS)
    tale.puts_in(
        MARIE, ResourceKind.MONEY, "Bussar och en simlärare till", years=years, kronor=180_000
    )
    tale.puts_in(NILS_ERIK, ResourceKind.PREMISES, "Bassängen vardagar 15–17", years=years)
    tale.puts_in(NILS_ERIK, ResourceKind.STAFF_TIME, "Simlärare", years=years, hours=400)
    tale.puts_in(AMINA, ResourceKind.VOLUNTARY_TIME, "Vuxna som följer med", years=years, hours=180)


def _agreement(tale: Tale) -> None:
    paper = Paper.begun(tale.ago(325), MARIE, _answers(tale))
    paper.registers(MARIE, "KFN 1/74")
    tale.ago(312)
    paper.approves(MARIE, NILS_ERIK)
    tale.ago(305)
    paper.approves(AMINA)
    tale.ago(296)
    paper.is_signed_by(AMINA, NILS_ERIK, ANDERS)


def _changes(tale: Tale) -> None:
    times = tale.ago(170).proposes(
        LINNEA,
        ChangeKind.TIME,
        "Nybörjargruppen flyttar till lördagar 9–11",
        why="På vardagarna kom bara de barn som har en förälder ledig klockan tre.",
        from_=tale.day(-150),
    )
    tale.ago(166).answers(AMINA, times, Answer.YES)
    tale.ago(161).answers(
        MARIE, times, Answer.TALK, "Bussen går inte på lördagar. Kan vi prata först?"
    )
    tale.ago(155).answers(
        MARIE, times, Answer.YES, "Vi har löst bussen. Bra att ni frågade barnen."
    )
    tale.ago(30)
    plan(tale, MARIE, opens=20)
    tale.ago(6).proposes(
        MARIE,
        ChangeKind.ROLES,
        "Skolan i Åsen tar över bussbokningen från kommunens strateg",
        why="Skolan vet vilka som ska åka. Nu går varje ändring genom tre personer.",
        from_=tale.day(34),
    )


def _answers(tale: Tale) -> Answers:
    return Answers(
        initiativ="Badhuset räknade tomma timmar i bassängen och ringde kommunen.",
        plan="Granlunda kommuns plan för barns rätt till en meningsfull fritid.",
        syfte=PURPOSE,
        mal="- Varje barn som vill får börja samma termin.\n"
        "- Familjer som aldrig har varit i badhuset hittar dit med någon de känner.",
        startdag=tale.day(BEGINS),
        slutdag=tale.day(ENDS),
        avstamning_manader=12,
    )
