"""Andrum: a congregation and a region agree on the need, and now on who may decide what."""

from samverkan.collaborations.values import Part
from samverkan.example.people import BIRGIT, HELENA, JONAS, TOMAS
from samverkan.example.telling import Tale
from samverkan.resources.values import ResourceKind

NAME = "Andrum"


def tell(tale: Tale) -> None:
    tale.ago(160).begins(
        BIRGIT,
        asks=HELENA,
        purpose="Den som mår dåligt ska ha någonstans att vara den dag det är som tyngst.",
    )
    tale.ago(150).brings(BIRGIT, JONAS, Part.MEMBER)
    tale.brings(HELENA, TOMAS, Part.READER)
    _needs(tale)
    _who_does_what(tale)
    _what_is_put_in(tale)


def _needs(tale: Tale) -> None:
    tale.ago(141).has_seen(
        BIRGIT,
        "Människor ringer på dörren till församlingshemmet på eftermiddagen, efter att "
        "mottagningen har stängt. Ofta är det inte vård de ber om. De vill inte vara ensamma när "
        "det blir kväll.\n\n"
        "Vi kan lyssna, och det är vi bra på. Men ibland hör vi sådant som vi inte ska bära "
        "själva, och då vet vi inte vem vi får ringa.",
    )
    tale.ago(133).has_seen(
        HELENA,
        "Våra patienter klarar ofta själva besöket bra. Det är veckan mellan två besök som är "
        "lång. På fredagar ser vi dem i akuten, och då handlar det sällan om medicin.\n\n"
        "Vi saknar en plats som inte är en vårdinrättning men där någon vet hur man slår larm.",
    )
    tale.ago(104).weaves(
        HELENA,
        "Mellan besöken i vården blir dagarna långa, och det är tyngst på eftermiddagar och "
        "fredagar. Det behövs en plats där man får vara utan att vara patient, med människor som "
        "har tid. De som tar emot behöver veta vem de kan ringa när ett samtal blir för tungt att "
        "bära ensam.",
    )
    tale.ago(97).stands_behind(BIRGIT)


def _who_does_what(tale: Tale) -> None:
    tale.ago(80).takes_on(
        BIRGIT,
        "Öppnar församlingshemmet tisdag och fredag 13–18",
        holder="Birgit Hallin",
        deputy="En av de frivilliga värdarna",
    )
    tale.takes_on(BIRGIT, "Bjuder in och stöttar de frivilliga värdarna", holder="Birgit Hallin")
    tale.ago(76).takes_on(
        HELENA,
        "Svarar i telefon när en värd behöver rådgöra",
        holder="Sjuksköterskan i mottagningen",
        deputy="Jouren",
    )
    tale.takes_on(HELENA, "Utbildar värdarna två gånger om året", holder="Helena Strand")
    tale.ago(74).may_sign(
        JONAS, "Kyrkorådets protokoll § 31, firmateckning", until=tale.day(19), most=200_000
    )
    tale.may_decide(
        BIRGIT,
        "inköp till Andrum",
        "Kyrkorådets delegation till diakonen",
        until=tale.day(410),
        most=5_000,
    )
    tale.may_decide(
        HELENA,
        "utbildning av värdarna",
        "Nämndens delegationsordning 3.4",
        until=tale.day(-9),
        most=40_000,
    )
    tale.may_follow_up(HELENA, "Nämndens delegationsordning 3.9", until=tale.day(300))


def _what_is_put_in(tale: Tale) -> None:
    tale.ago(40)
    years = tale.years(0, 365)
    tale.puts_in(
        BIRGIT, ResourceKind.PREMISES, "Församlingshemmet två eftermiddagar i veckan", years=years
    )
    tale.puts_in(
        BIRGIT, ResourceKind.VOLUNTARY_TIME, "Sex frivilliga värdar", years=years, hours=520
    )
    tale.ago(36).puts_in(
        HELENA,
        ResourceKind.STAFF_TIME,
        "Sjuksköterska på telefon och på plats första fredagen i månaden",
        years=years,
        hours=140,
    )
    tale.puts_in(
        HELENA, ResourceKind.KNOWLEDGE, "Utbildning i att möta den som mår dåligt", years=years
    )
