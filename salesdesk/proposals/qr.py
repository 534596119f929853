"""Payment codes: VietQR (EMVCo as NAPAS 1.5.2 sets it) and EPC069-12, drawn as vectors."""

from __future__ import annotations

from typing_extensions import override

from salesdesk.money import Money
from salesdesk.proposals.flow import Block
from salesdesk.proposals.pen import Pen
from salesdesk.proposals.styles import MM, WHITE
from salesdesk.text import file_name

QUIET_ZONE = 4
"""Empty modules around a code (ISO/IEC 18004, 6.3.8)."""

_NAPAS = "A000000727"
_VND = "704"


def vietqr(
    bank_bin: str, account: str, amount: Money | None = None, reference: str = "",
    *, bill: str = "", card: bool = False,
) -> str:  # fmt: skip
    """The text of a VietQR code (NAPAS QR code specification 1.5.2, dynamic if there is an amount).

    `bank_bin` is the six-digit bank number, `reference` what the payer's bank writes on the
    transfer (folded to ASCII, 25 characters), `bill` an invoice number of the shop.
    """
    beneficiary = _field("00", bank_bin) + _field("01", account)
    service = "QRIBFTTC" if card else "QRIBFTTA"
    merchant = _field("00", _NAPAS) + _field("01", beneficiary) + _field("02", service)
    purpose = _field("01", bill) + _field("08", reference)
    payload = (
        _field("00", "01")
        + _field("01", "12" if amount else "11")
        + _field("38", merchant)
        + _field("53", _VND)
        + _field("54", f"{amount.decimal:f}" if amount else "")
        + _field("58", "VN")
        + _field("62", purpose)
        + "6304"
    )
    return payload + f"{crc(payload):04X}"


def epc(holder: str, iban: str, amount: Money, reference: str = "", bic: str = "") -> str:
    """The text of a SEPA credit transfer code (EPC069-12, version 002, UTF-8), amount in EUR."""
    lines = ["BCD", "002", "1", "SCT", bic, holder[:70], iban.replace(" ", "")]
    return "\n".join([*lines, f"EUR{amount.decimal:f}", "", "", reference[:140]])


def transfer_text(reference: str) -> str:
    """A reference as banks keep it: ASCII letters and digits, at most 25 characters."""
    return file_name(reference, 40).replace("-", "")[:25]


def crc(payload: str) -> int:
    """CRC-16/CCITT-FALSE (EMVCo QR code specification for payment systems, 4.7.3)."""
    register = 0xFFFF
    for byte in payload.encode():
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1) ^ (0x1021 if register & 0x8000 else 0)
        register &= 0xFFFF
    return register


class Code(Block):
    """A QR code of a width in points, its quiet zone included, on white; at least 20 mm."""

    def __init__(self, payload: str, width: float = 27 * MM) -> None:
        # segno is only needed where somebody is to pay.
        import segno

        self.matrix = tuple(segno.make_qr(payload, error="m", boost_error=False).matrix)
        self.width = self.height = max(width, 20 * MM)

    @override
    def draw(self, pen: Pen, left: float, top: float) -> None:
        module = self.width / (len(self.matrix) + 2 * QUIET_ZONE)
        pen.box(left, top, self.width, self.width, WHITE, radius=3)
        inset = QUIET_ZONE * module
        pen.squares(left + inset, top + inset, module, self.matrix)


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}" if value else ""
