"""One sale as its documents tell it, in both languages: made up, and it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from salesdesk.domain.catalogue.kinds import Category, Colour, PaperUse
from salesdesk.domain.catalogue.needs import PaperNeed, PrinterNeed
from salesdesk.domain.closing.states import InvoiceState, PaymentMethod
from salesdesk.domain.documents.common import (
    Acceptance,
    BankDetails,
    Instalment,
    Line,
    Party,
    PaymentRequest,
    Person,
    Section,
    Shop,
    Sums,
    Terms,
)
from salesdesk.domain.documents.trade import (
    Allocation,
    CostPerPage,
    DeliveryContent,
    InvoiceContent,
    NeedSummary,
    OptionalLine,
    OrderContent,
    PageKind,
    ProposalContent,
    ReceiptContent,
    Received,
    Savings,
)
from salesdesk.domain.proposals.states import LineChoice, LineKind
from salesdesk.domain.proposals.totals import PricedLine, line_amount, totals
from salesdesk.domain.prospects.states import Evidence
from salesdesk.money import Money, UnitPrice

SHOP = Shop(
    name="Ánh Dương",
    tagline="Văn phòng phẩm & Giải pháp in",
    address="214 Nguyễn Trãi, phường Cầu Ông Lãnh, TP. Hồ Chí Minh",
    phone="028 3920 1188",
    email="kinhdoanh@anhduong.vn",
    tax_code="0312 456 789",
)
CLIENT = Party(
    name="Công ty CP Kiến trúc Hải Đăng",
    tax_code="0315 882 107",
    address="Tầng 6, 48 Võ Văn Tần, phường Xuân Hoà, TP. Hồ Chí Minh",
    contact="Nguyễn Thị Phượng",
    contact_title="Trưởng phòng Hành chính",
    phone="028 3930 5520",
)
SITE = Party(
    name="Văn phòng Hải Đăng",
    address="Tầng 6, 48 Võ Văn Tần, phường Xuân Hoà, TP. Hồ Chí Minh",
    contact="Lê Đức Huy",
)
SELLER = Person("Trần Quốc Bửu", "0903 118 204")
BANK = BankDetails(
    bank="Vietcombank, chi nhánh Tân Bình",
    account="0071 0001 23456",
    holder="Công ty TNHH Văn phòng phẩm Ánh Dương",
    bank_bin="970436",
)
SIGNATURE = (
    ((0.0, 30.0), (8.0, 4.0), (15.0, 2.0), (12.0, 22.0), (6.0, 38.0), (24.0, 18.0), (34.0, 16.0)),
    ((34.0, 16.0), (40.0, 28.0), (52.0, 12.0), (58.0, 27.0), (74.0, 10.0), (90.0, 26.0)),
    ((4.0, 42.0), (96.0, 36.0)),
)
WORDS = {
    "vi": {
        "records": "Phòng Hồ sơ – HP LaserJet Pro M404dn (2 máy)",
        "design": "Phòng Thiết kế – Epson EcoTank L5290 (3 máy)",
        "shared": "Dùng chung",
        "toner": "Hộp mực tương thích CF276X, dung lượng cao",
        "drum": "Cụm trống hình (drum) thay thế",
        "ink": "Mực chính hãng Epson 003, đen 65 ml",
        "inks": "Bộ 3 màu chính hãng Epson 003 (xanh, đỏ, vàng)",
        "paper": "Giấy Double A A4 80 g/m², thùng 5 ream",
        "service": "Bảo trì định kỳ tại chỗ, 14 máy",
        "box": "hộp",
        "bottle": "chai",
        "set": "bộ",
        "carton": "thùng",
        "visit": "lần",
        "better": "Đổi 4 thùng giấy sang 100 g/m², cho bản trình khách",
        "better why": "Giấy dày hơn, không hằn mặt sau",
        "drums": "Thêm 2 cụm trống tương thích DR-2385",
        "drums why": "Cho hai máy đã in quá 12.000 trang",
        "survey": "Khảo sát màu tại chỗ cho phòng Thiết kế",
        "delivery": "Trong 24 giờ tại nội thành TP. Hồ Chí Minh, miễn phí cho đơn từ 1 triệu đồng.",
        "warranty": "Đổi 1–1 trong 12 tháng; bảo hành cả máy in khi lỗi do mực tương thích.",
        "payment": "Chuyển khoản trong 15 ngày kể từ ngày giao. Quét mã VietQR bên dưới.",
        "note": "Hai máy LaserJet thường hết mực giữa kỳ hồ sơ.",
        "about": "Phần còn lại của hoá đơn HD-2026-0314",
        "e-invoice": "Hoá đơn điện tử ký hiệu 1C26TAD số 00000587 đã gửi ngày 26/11/2026.",
    },
    "en": {
        "records": "Records office – HP LaserJet Pro M404dn (2 printers)",
        "design": "Design studio – Epson EcoTank L5290 (3 printers)",
        "shared": "Shared by everybody",
        "toner": "Compatible toner CF276X, high capacity",
        "drum": "Replacement drum unit",
        "ink": "Original Epson 003 ink, black, 65 ml",
        "inks": "Original Epson 003 set of 3 colours (cyan, magenta, yellow)",
        "paper": "Double A paper A4 80 g/m², carton of 5 reams",
        "service": "Regular maintenance on site, 14 printers",
        "box": "box",
        "bottle": "bottle",
        "set": "set",
        "carton": "carton",
        "visit": "visit",
        "better": "Change 4 cartons of paper to 100 g/m² for client presentations",
        "better why": "Thicker, nothing shows through from the back",
        "drums": "Add 2 compatible drum units DR-2385",
        "drums why": "For two printers past 12,000 pages",
        "survey": "Colour survey on site for the design studio",
        "delivery": "Within 24 hours in the inner city, free for orders from one million dong.",
        "warranty": "Exchange within 12 months; printers are covered where our toner is at fault.",
        "payment": "By bank transfer within 15 days of delivery. Scan the VietQR code below.",
        "note": "The two LaserJets often run dry in the middle of a filing period.",
        "about": "The rest of invoice HD-2026-0314",
        "e-invoice": "E-invoice 1C26TAD no. 00000587 was sent on 26 November 2026.",
    },
}


@dataclass(frozen=True)
class Ware:
    """What the sale sells: word, quantity, price, discount, VAT, unit, SKU, yield, drawing."""

    word: str
    quantity: int
    price: int
    discount: int
    vat: int
    unit: str
    sku: str
    page_yield: int | None
    category: Category
    colours: tuple[Colour, ...] = ()


COLOURS = (Colour.CYAN, Colour.MAGENTA, Colour.YELLOW)
WARES = {
    "records": (
        Ware("toner", 8, 660_000, 1000, 800, "box", "AD-CF276X", 9_200, Category.TONER),
        Ware("drum", 2, 890_000, 1000, 800, "box", "AD-DR276", 23_000, Category.DRUM),
    ),
    "design": (
        Ware("ink", 6, 155_000, 500, 800, "bottle", "EP-003-BK", 4_500, Category.INK_BOTTLE),
        Ware(
            "inks", 4, 412_000, 500, 800, "set", "EP-003-CMY", 7_500, Category.INK_BOTTLE, COLOURS
        ),
    ),
    "shared": (
        Ware("paper", 20, 372_000, 800, 800, "carton", "DA-A4-80", None, Category.PAPER),
        Ware("service", 4, 1_200_000, 0, 1000, "visit", "DV-BT-14", None, Category.SERVICE),
    ),
}


def vnd(amount: int) -> Money:
    """An amount in đồng."""
    return Money(amount, "VND")


def line(number: int, ware: Ware, code: str, currency: str = "VND") -> Line:
    """A ware as a line in a language."""
    words = WORDS[code]
    price = UnitPrice.of(ware.price, currency)
    page_cost = None
    if ware.page_yield:
        page_cost = UnitPrice(price.less(ware.discount).scaled // ware.page_yield, currency)
    return Line(
        number=number,
        name=words[ware.word],
        quantity=ware.quantity,
        unit_price=price,
        amount=line_amount(price, ware.quantity, ware.discount),
        vat=ware.vat,
        discount=ware.discount,
        unit=words[ware.unit],
        sku=ware.sku,
        page_yield=ware.page_yield,
        page_cost=page_cost,
        category=ware.category,
        colours=ware.colours,
    )


def sections(code: str, currency: str = "VND") -> tuple[Section, ...]:
    """The sale by printer."""
    numbers = iter(range(1, 100))
    return tuple(
        Section(WORDS[code][title], tuple(line(next(numbers), w, code, currency) for w in wares))
        for title, wares in WARES.items()
    )


def sums(found: Sequence[Section], currency: str = "VND", discount: int = 0) -> Sums:
    """What sections come to, worked out as the desk does."""
    priced = [
        PricedLine(
            LineKind.ITEM, LineChoice.NORMAL, each.quantity, each.unit_price, each.discount,
            each.vat,
        )
        for section in found
        for each in section.lines
    ]  # fmt: skip
    return Sums.of(totals(priced, currency, discount), discount)


def terms(code: str) -> Terms:
    """What the shop promises."""
    words = WORDS[code]
    return Terms(words["delivery"], words["warranty"], words["payment"])


def need(code: str) -> NeedSummary:
    """What the interview found."""
    printers = (
        PrinterNeed("HP LaserJet Pro M404dn", 2, 3_000, 0, source=Evidence.MEASURED),
        PrinterNeed("Epson EcoTank L5290", 3, 160, 400),
    )
    paper = (PaperNeed("A4", PaperUse.CLIENT_DOCUMENTS, days_per_ream=Decimal("2.5")),)
    return NeedSummary(printers, paper, date(2026, 11, 5), WORDS[code]["note"])


def savings() -> Savings:
    """What the proposal changes."""
    costs = (
        CostPerPage(PageKind.BLACK, UnitPrice.of(118, "VND"), UnitPrice.of(72, "VND")),
        CostPerPage(PageKind.COLOUR, UnitPrice.of(620, "VND"), UnitPrice.of(388, "VND")),
    )
    today, proposed = vnd(6_480 * 118 + 1_200 * 620), vnd(6_480 * 72 + 1_200 * 388)
    share = (today - proposed).minor * 10_000 // today.minor
    saved = today - proposed
    return Savings(costs, today, proposed, saved, share, True, vnd(490_000), vnd(660_000))


def options(code: str, gross: Money) -> tuple[OptionalLine, ...]:
    """What the client may choose besides."""
    words = WORDS[code]
    better, drums = vnd(833_760), vnd(907_200)
    return (
        OptionalLine(
            1, words["better"], LineChoice.ALTERNATIVE, better, gross + better,
            words["better why"], replaces=5,
        ),
        OptionalLine(
            2, words["drums"], LineChoice.OPTIONAL, drums, gross + drums, words["drums why"]
        ),
        OptionalLine(3, words["survey"], LineChoice.ON_DEMAND, None, None),
    )  # fmt: skip


def request(amount: Money, reference: str) -> PaymentRequest:
    """What to pay and where."""
    return PaymentRequest(BANK, amount, reference)


def proposal(code: str = "vi", *, discount: int = 0, signed: bool = False) -> ProposalContent:
    """The whole proposal."""
    found = sections(code)
    comes_to = sums(found, discount=discount)
    acceptance = None
    if signed:
        acceptance = Acceptance(CLIENT.contact, date(2026, 11, 16), CLIENT.contact_title, SIGNATURE)
    return ProposalContent(
        language=code,
        shop=SHOP,
        client=CLIENT,
        seller=SELLER,
        number="BG-2026-0187",
        revision=2,
        issued=date(2026, 11, 12),
        valid_until=date(2026, 12, 12),
        sections=found,
        sums=comes_to,
        need=need(code),
        savings=savings(),
        options=options(code, comes_to.gross),
        terms=terms(code),
        payment=request(comes_to.gross, "BG-2026-0187"),
        acceptance=acceptance,
    )


def order(code: str = "vi") -> OrderContent:
    """The order that the proposal became."""
    found = sections(code)
    comes_to = sums(found)
    deposit = vnd(15_000_000)
    return OrderContent(
        language=code,
        shop=SHOP,
        client=CLIENT,
        seller=SELLER,
        number="DH-2026-0221",
        ordered=date(2026, 11, 16),
        sections=found,
        sums=comes_to,
        proposal="BG-2026-0187",
        proposal_revision=2,
        deliver_to=SITE,
        delivery_by=date(2026, 11, 26),
        schedule=(
            Instalment(date(2026, 11, 20), deposit),
            Instalment(date(2026, 12, 11), comes_to.gross - deposit),
        ),
        terms=terms(code),
        payment=request(deposit, "DH-2026-0221"),
        acceptance=Acceptance(CLIENT.contact, date(2026, 11, 16), "", SIGNATURE),
    )


def delivery(code: str = "vi") -> DeliveryContent:
    """What was carried to the client."""
    return DeliveryContent(
        language=code,
        shop=SHOP,
        client=CLIENT,
        deliver_to=SITE,
        number="PG-2026-0298",
        delivered=date(2026, 11, 26),
        order="DH-2026-0221",
        sections=sections(code),
    )


def invoice(code: str = "vi", state: InvoiceState = InvoiceState.PART_PAID) -> InvoiceContent:
    """The invoice, with its deposit received, with all of it, or with none."""
    found = (Section("", tuple(each for part in sections(code) for each in part.lines)),)
    comes_to = sums(found)
    deposit = vnd(15_000_000)
    rest = comes_to.gross - deposit
    came = {
        InvoiceState.PART_PAID: [(date(2026, 11, 20), deposit)],
        InvoiceState.PAID: [(date(2026, 11, 20), deposit), (date(2026, 12, 10), rest)],
    }.get(state, [])
    received = tuple(Received(on, PaymentMethod.BANK_TRANSFER, amount) for on, amount in came)
    due = comes_to.gross - vnd(sum(payment.amount.minor for payment in received))
    plan = ((date(2026, 11, 20), deposit), (date(2026, 12, 11), rest))
    return InvoiceContent(
        language=code,
        shop=SHOP,
        client=CLIENT,
        number="HD-2026-0314",
        issued=date(2026, 11, 26),
        due=date(2026, 12, 11),
        state=state,
        sections=found,
        sums=comes_to,
        due_amount=due,
        received=received,
        order="DH-2026-0221",
        proposal="BG-2026-0187",
        proposal_revision=2,
        delivery="PG-2026-0298",
        delivered=date(2026, 11, 26),
        deliver_to=SITE,
        schedule=tuple(
            Instalment(on, amount, at < len(received)) for at, (on, amount) in enumerate(plan)
        ),
        payment=request(due, "HD-2026-0314") if due else None,
        statutory_note=True,
        e_invoice=WORDS[code]["e-invoice"],
    )


def receipt(
    code: str = "vi", method: PaymentMethod = PaymentMethod.BANK_TRANSFER
) -> ReceiptContent:
    """The receipt for the rest of the invoice."""
    whole = invoice(code)
    rest = whole.due_amount
    banked = method is PaymentMethod.BANK_TRANSFER
    return ReceiptContent(
        language=code,
        shop=SHOP,
        client=CLIENT,
        number="BN-2026-0176",
        received=date(2026, 12, 10),
        method=method,
        amount=rest,
        allocations=(
            Allocation(
                whole.number, whole.due, whole.sums.gross, whole.sums.gross - rest, rest, vnd(0)
            ),
        ),
        transaction="FT26344 081937" if banked else "",
        account="0071 0001 23456, Vietcombank" if banked else "",
        about=WORDS[code]["about"],
        received_by="Phạm Thu Hà",
        seller=SELLER.name,
    )
