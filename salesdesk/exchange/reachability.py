"""Phones and e-mail addresses brought into one form, with a flag for those that look wrong."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.sentence import Sentence, sentence, sentences

REGION = "VN"
"""Numbers without a country code are taken to be from here."""

_VIETNAM = 84


@dataclass(frozen=True, slots=True)
class Reach:
    """A phone or an e-mail address: how it is kept, and what is wrong with it, if anything.

    Phones of the shop's region are in national form ("0912 448 120"), others in international
    form; `was_mended` says that more than spacing changed on the way in.
    """

    text: str
    fault: Sentence | None = None
    was_mended: bool = False

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it; nobody has tried it yet."""
        return self.fault is None


def phone(written: str) -> Reach:
    """A phone number in its usual form; one that cannot exist stays as written, flagged."""
    # phonenumbers and email-validator load with the first list, not with the desk.
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        parsed = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        return Reach(written, sentence("This is not a phone number."))
    if not phonenumbers.is_valid_number(parsed):
        return Reach(written, _why_no_number(written))
    is_home = parsed.country_code == _VIETNAM
    form = PhoneNumberFormat.NATIONAL if is_home else PhoneNumberFormat.INTERNATIONAL
    text = phonenumbers.format_number(parsed, form)
    if parsed.extension:
        return Reach(text)
    return Reach(text, None, _digits(text) != _digits(written))


def e_mail(written: str) -> Reach:
    """An e-mail address in its usual form, judged by its looks alone (nothing is looked up)."""
    from email_validator import EmailNotValidError, validate_email

    bare = written.strip().removeprefix("mailto:").strip("<> ")
    try:
        found = validate_email(
            bare, check_deliverability=False, test_environment=True, allow_smtputf8=True
        )
    except EmailNotValidError:
        return Reach(written, sentence("This is not an e-mail address."))
    return Reach(found.normalized, None, found.normalized != written)


def _why_no_number(written: str) -> Sentence:
    digits = len(_digits(written))
    if written.lstrip().startswith("0") and digits not in (10, 11):
        return sentences("{count} digit, 10 expected.", "{count} digits, 10 expected.", digits)
    return sentence("No such phone number exists.")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
