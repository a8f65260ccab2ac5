"""Cykelverkstan: a whole life, from a cellar full of bicycles to a handing over."""

from samverkan.celebration.values import NextStep, NoteKind
from samverkan.changes.values import Answer, ChangeKind
from samverkan.example.looking_back import Said, choose, hold, remember, thank
from samverkan.example.papers import Answers, Paper
from samverkan.example.people import ALI, ANDERS, INGRID, MARIE, STINA
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Cykelverkstan"
PURPOSE = "Den som vill ha en cykel ska kunna bygga sig en, och lära någon annan."
BEGINS, ENDS = -760, -30


def tell(tale: Tale) -> None:
    tale.ago(930).begins(ALI, asks=MARIE, purpose=PURPOSE)
    tale.ago(925).asks_in(MARIE, INGRID)
    tale.brings(ALI, STINA)
    tale.brings(MARIE, ANDERS)
    _needs(tale)
    _who_does_what(tale)
    _agreement(tale)
    _along_the_way(tale)
    _celebration(tale)


def _needs(tale: Tale) -> None:
    tale.ago(915).has_seen(
        ALI,
        "Det står hundra cyklar i kommunens källare och hundra personer på vår gård som behöver "
        "en. Det enda som fattas är en dörr emellan.",
    )
    tale.ago(908).has_seen(
        MARIE,
        "Vi skickar herrelösa cyklar till skrot för att ingen vet vem som får ta dem. Det är inte "
        "förbjudet, det är bara ingens uppgift.",
    )
    tale.has_seen(
        INGRID,
        "De som kommer till oss vill göra något med händerna. De är trötta på att bli hjälpta och "
        "vill gärna kunna något som någon annan frågar efter.",
    )
    tale.ago(890).weaves(
        INGRID,
        "Cyklar som ingen äger samlas på hög, medan människor går långt för att de saknar en. Det "
        "behövs en verkstad där man lagar tillsammans, och där den som kan visar den som inte kan.",
    )
    tale.ago(886).stands_behind(ALI, MARIE)


def _who_does_what(tale: Tale) -> None:
    tale.ago(860).takes_on(
        ALI, "Driver verkstaden tre kvällar", holder="Stina Frid", deputy="Ali Rezai"
    )
    tale.takes_on(MARIE, "Lämnar cyklar en gång i månaden", holder="Parkeringsenheten")
    tale.takes_on(INGRID, "Lånar ut lokalen och nycklarna", holder="Ingrid Falk")
    tale.may_sign(ALI, "Årsmötets protokoll § 10", until=None)
    tale.may_sign(INGRID, "Stiftelsens styrelse, protokoll § 7", until=None)
    tale.may_sign(ANDERS, "Kulturnämndens delegationsordning 2.1", until=None, most=500_000)
    years = tale.ago(850).years(BEGINS, ENDS)
    tale.puts_in(MARIE, ResourceKind.MATERIAL, "Cyklar som ingen har hämtat", years=years)
    tale.puts_in(MARIE, ResourceKind.MONEY, "Verktyg och slangar", years=years, kronor=45_000)
    tale.puts_in(ALI, ResourceKind.VOLUNTARY_TIME, "Mekar och värdar", years=years, hours=800)
    tale.puts_in(INGRID, ResourceKind.PREMISES, "Garaget på Hamngatan", years=years)


def _agreement(tale: Tale) -> None:
    paper = Paper.begun(
        tale.ago(830),
        ALI,
        Answers(
            initiativ="Cykelköket bad att få titta i kommunens källare.",
            plan="Granlunda kommuns cykelplan och plan för återbruk.",
            syfte=PURPOSE,
            mal="- Den som bygger en cykel får behålla den.\n- Den som har lärt sig lär en till.",
            startdag=tale.day(BEGINS),
            slutdag=tale.day(ENDS),
            avstamning_manader=12,
        ),
    )
    paper.includes(INGRID, "firande")
    paper.registers(MARIE, "KFN 3/12")
    tale.ago(800)
    paper.approves(ALI, INGRID, MARIE)
    tale.ago(775)
    paper.is_signed_by(INGRID, ALI, ANDERS)


def _along_the_way(tale: Tale) -> None:
    first = {
        ALI: Said("4 4 5 3", "Hämta cyklarna oftare, på lördagar."),
        STINA: Said("3 4 5 3"),
        INGRID: Said("4 5 4 4", "En kväll bara för dem som aldrig har mekat."),
        MARIE: Said("4 4 4 3"),
    }
    hold(tale, MARIE, ago=560, said=first)
    evening = tale.ago(500).proposes(
        INGRID,
        ChangeKind.TIME,
        "Onsdagar blir en kväll för dem som aldrig har mekat",
        why="De som kan tar plats utan att mena det. Det sade flera i avstämningen.",
        from_=tale.day(-485),
    )
    tale.answers(ALI, evening, Answer.YES)
    tale.answers(MARIE, evening, Answer.YES)
    money = tale.ago(330).proposes(
        MARIE,
        ChangeKind.MONEY,
        "Verktygspengarna sista året går till en låsbar container",
        why="Garaget rivs nästa höst, och verktygen är redan köpta.",
        from_=tale.day(-300),
    )
    tale.ago(325).answers(INGRID, money, Answer.YES)
    tale.answers(ALI, money, Answer.OTHERWISE, "Låt halva gå till lastcykeln, så syns vi ute.")
    tale.ago(318).answers(ALI, money, Answer.YES, "Vi får låna kommunens lastcykel.")
    second = {
        ALI: Said("5 4 5 4", "Låt verkstaden leva vidare hos dem som bygger."),
        STINA: Said("4 5 5 4"),
        INGRID: Said("4 4 5 4"),
        MARIE: Said("4 5 4 4", "Skriv ner hur vi gjorde."),
    }
    hold(tale, ALI, ago=150, said=second)


def _celebration(tale: Tale) -> None:
    tale.ago(70)
    for who, kind, text in LINES:
        remember(tale, who, kind, text)
    remember(tale, ALI, NoteKind.NUMBER, "cyklar som har fått en ny ägare", figure="412")
    remember(tale, MARIE, NoteKind.NUMBER, "cyklar till skrot det sista året", figure="9")
    tale.ago(55)
    thank(tale, ALI, "Alla mekare", "Stina Frid")
    thank(tale, MARIE, "Källarvakten på Parkeringsenheten")
    thank(tale, INGRID, "Grannarna på Hamngatan")
    because = "Mekarna tar över verkstaden. De kan den bättre än vi."
    choose(tale.ago(48), ALI, NextStep.HAND_OVER, because)
    because = "Garaget rivs, men nycklarna följer med mekarna till deras egen gård."
    choose(tale.ago(45), INGRID, NextStep.HAND_OVER, because)
    because = "Cyklarna lämnas nu direkt till mekarna. Vår uppgift är slut."
    choose(tale.ago(41), MARIE, NextStep.HAND_OVER, because)


LINES = (
    (ALI, NoteKind.BEGAN, "Det började i en källare full av cyklar. I dag rullar de flesta."),
    (STINA, NoteKind.DIFFERENT, "Man kom för cykeln och fortsatte komma när den var hel."),
    (INGRID, NoteKind.OTHERWISE, "Kursen i januari fick två deltagare. Vi borde ha frågat."),
    (STINA, NoteKind.QUOTE, "Jag kom för en slang och stannade i två år.\nMekare, 61 år"),
)
