"""Making the sample shop: its people, its catalogue, its accounts, and the year behind them."""

from __future__ import annotations

from collections.abc import Callable

from salesdesk.domain.team.roles import Role
from salesdesk.errors import NotAllowed
from salesdesk.models.prospects import Prospect
from salesdesk.sentence import sentence
from salesdesk.services.catalogue import CatalogueService
from salesdesk.services.catalogue.sample import load_sample_catalogue
from salesdesk.services.context import Context, Member
from salesdesk.services.proposals import ProposalsService
from salesdesk.services.prospects import ProspectService
from salesdesk.services.sample.accounts import read_accounts, read_rows
from salesdesk.services.sample.campaigns import tell_campaigns
from salesdesk.services.sample.past import Past
from salesdesk.services.sample.stories import Stories
from salesdesk.services.shop import save_settings
from salesdesk.services.team import TeamService
from salesdesk.settings import BankAccount, ShopSettings, ShopWords

SEED = 1907
FIRST_AT_THE_DESK = "buu"
SHOP = ShopSettings(
    name="Ánh Dương",
    address="214 Nguyễn Trãi, Phường Cầu Ông Lãnh, Thành phố Hồ Chí Minh",
    phone="028 3920 1188",
    email="kinhdoanh@anhduong.example.com",
    website="anhduong.example.com",
    tax_code="0399900015",
    bank=BankAccount(
        bank="Vietcombank, chi nhánh Tân Bình",
        bank_bin="970436",
        number="0071000123456",
        holder="Công ty TNHH Văn phòng phẩm Ánh Dương",
    ),
    words_vi=ShopWords(
        tagline="Văn phòng phẩm & Giải pháp in",
        delivery_terms="Giao trong 24 giờ tại nội thành, miễn phí cho đơn từ 1.000.000 ₫.",
        warranty_terms="Đổi 1–1 trong 12 tháng đối với mực tương thích.",
        payment_terms="Chuyển khoản theo hạn ghi trên hoá đơn.",
    ),
    words_en=ShopWords(
        tagline="Office supplies & printing solutions",
        delivery_terms="Within 24 hours in the city, free for orders from ₫1,000,000.",
        warranty_terms="Compatible cartridges are replaced one for one for 12 months.",
        payment_terms="By bank transfer, by the day named on the invoice.",
    ),
    sample=True,
)


def make_sample(context: Context, progress: Callable[[str, float], None]) -> None:
    """Fill an empty shop with the sample, dated back from today; all of it or nothing.

    The shop, its people, accounts, prices and sales are made up; the supplies and printers are
    real. Raises NotAllowed for a shop that has accounts already.
    """
    if Prospect.select().exists():
        raise NotAllowed(
            sentence("This shop has prospects already; the sample needs an empty one.")
        )
    before = context.settings, context.member
    try:
        with context.writing():
            _make(context, progress)
    except BaseException:
        context.settings, context.member = before
        raise


def _make(context: Context, progress: Callable[[str, float], None]) -> None:
    context.settings = SHOP
    save_settings(SHOP)
    members = _team(context)
    catalogue = CatalogueService(context)
    past = Past(context, members, context.today())
    with past.living(context.clock.instant(past.day(400)), "duc"), context.writing() as book:
        loaded = load_sample_catalogue(book)
    prospects = ProspectService(context)
    stories = Stories(
        past,
        prospects,
        catalogue,
        ProposalsService(context, catalogue),
        loaded.printers,
        SEED,
    )
    for account in read_accounts():
        stories.begin(account)
    past.tell(progress)
    tell_campaigns(past, prospects, stories.accounts)
    stories.end()
    context.member = members[FIRST_AT_THE_DESK]


def _team(context: Context) -> dict[str, Member]:
    team, members = TeamService(context), {}
    for row in read_rows("staff.csv"):
        roles = frozenset({Role(row["role"])})
        key = team.add(row["name"], roles, row["email"], row["phone"]).value
        members[row["key"]] = Member(key, row["name"], roles, row["email"], row["phone"])
    return members
