"""Matlådan: a network, a foundation and a municipality, no money at all, and one name so far."""

from samverkan.example.papers import Answers, Paper
from samverkan.example.people import INGRID, MARIE, PER_OLOF, TOVE, YONAS
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Matlådan"
PURPOSE = "Mat som blir över ska bli middag hos någon som behöver den, samma dag."


def tell(tale: Tale) -> None:
    tale.ago(205).begins(TOVE, asks=INGRID, purpose=PURPOSE)
    tale.ago(198).asks_in(TOVE, MARIE)
    tale.brings(TOVE, YONAS)
    tale.brings(MARIE, PER_OLOF)
    _needs(tale)
    _who_does_what(tale)
    _what_is_put_in(tale)
    _agreement(tale)


def _needs(tale: Tale) -> None:
    tale.ago(190).has_seen(
        TOVE,
        "Vi är grannar med bilar och en chattgrupp. Tre butiker ringer oss på kvällen, och då är "
        "det bråttom. Vi hinner köra, men vi har inget ställe att ställa lådorna.",
    )
    tale.ago(184).has_seen(
        INGRID,
        "De som kommer till vårt öppna hus frågar efter mat i slutet av månaden. Många vill hellre "
        "laga själva än stå i kö, och de vill gärna hjälpa till att packa.",
    )
    tale.ago(171).has_seen(
        MARIE,
        "Skolköken slänger mat på fredagar för att ingen får ta emot den. Reglerna går att följa, "
        "men någon måste svara för att maten hålls kall på vägen.",
    )
    tale.ago(160).weaves(
        INGRID,
        "Mat som går att äta slängs varje dag, några kvarter från människor som behöver den. Det "
        "saknas någonstans att ta emot den, någon som svarar för kylan och ett sätt att dela ut "
        "den utan att någon behöver visa upp sig.",
    )
    tale.ago(155).stands_behind(TOVE, MARIE)


def _who_does_what(tale: Tale) -> None:
    tale.ago(130)
    task = "Hämtar och kör, alla kvällar utom lördag"
    tale.takes_on(TOVE, task, holder="Yonas Tesfaye", deputy="Tove Lindahl")
    task = "Tar emot, packar och delar ut"
    tale.takes_on(INGRID, task, holder="Ingrid Falk", deputy="Köksgruppen")
    task = "Ger råd om kyla, märkning och ansvar"
    tale.takes_on(MARIE, task, holder="Livsmedelsinspektören", deputy="Marie Sundqvist")
    tale.ago(125).may_sign(TOVE, "Grannmats stormöte, anteckningar punkt 5", until=tale.day(360))
    tale.may_sign(INGRID, "Stiftelsens styrelse, protokoll § 7", until=tale.day(500))
    tale.may_sign(PER_OLOF, "Socialnämndens delegationsordning 4.2", until=tale.day(400))


def _what_is_put_in(tale: Tale) -> None:
    tale.ago(110)
    years = tale.years(14, 14 + 365)
    tale.puts_in(
        TOVE, ResourceKind.VOLUNTARY_TIME, "Tolv förare som turas om", years=years, hours=700
    )
    tale.puts_in(TOVE, ResourceKind.NETWORK, "Kontakt med tre butiker och ett bageri", years=years)
    tale.puts_in(INGRID, ResourceKind.PREMISES, "Kök och kylrum på Hamngatan", years=years)
    tale.puts_in(INGRID, ResourceKind.STAFF_TIME, "Husmor", years=years, hours=260)
    tale.puts_in(MARIE, ResourceKind.MATERIAL, "Två kylskåp och tjugo backar", years=years)
    tale.puts_in(
        MARIE, ResourceKind.KNOWLEDGE, "Råd från livsmedelsinspektören", years=years, hours=40
    )


def _agreement(tale: Tale) -> None:
    tale.ago(60)
    paper = Paper.begun(tale, INGRID, _answers(tale))
    paper.includes(TOVE, "avgransning")
    tale.ago(44)
    paper.rewrites(
        INGRID,
        "resurser",
        "Ideell tid anger vi i timmar.",
        "Ingen part lämnar pengar till en annan. Ideell tid anger vi i timmar.",
        why="Det ska synas att vi klarar oss utan pengar mellan oss.",
    )
    paper.registers(MARIE, "SN 2/118")
    tale.ago(30)
    paper.approves(INGRID)
    tale.ago(24)
    paper.approves(TOVE)
    tale.ago(11)
    paper.approves(MARIE)
    tale.ago(3)
    paper.is_signed_by(TOVE)


def _answers(tale: Tale) -> Answers:
    return Answers(
        initiativ="Grannmat hörde av sig till Brobyggarna, som redan hade ett kök. Tillsammans "
        "frågade de kommunen.",
        plan="Granlunda kommuns avfallsplan, målet om halverat matsvinn.",
        syfte=PURPOSE,
        mal="- Mat som lämnas före klockan 18 är utdelad samma kväll.\n"
        "- Den som tar emot mat kan också vara med och packa.",
        startdag=tale.day(14),
        slutdag=tale.day(14 + 365),
        avgransning="- Vi prövar inte om någon behöver maten.\n"
        "- Vi ersätter inte det stöd som kommunen ger enligt lag.",
        uppsagningstid_manader=2,
    )
