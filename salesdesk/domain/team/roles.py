"""Roles: what each person sees first, and how far each may go without a manager."""

from __future__ import annotations

from enum import StrEnum

from salesdesk.sentence import mark
from salesdesk.settings import Limits


class Role(StrEnum):
    """A part of the sales job; one person may hold several."""

    SALES_DEVELOPMENT = "sales development representative"
    ACCOUNT_EXECUTIVE = "account executive"
    PRODUCT_SPECIALIST = "product specialist"
    CUSTOMER_SUCCESS = "customer success representative"
    SALES_MANAGER = "sales manager"


ROLE_NAMES = {
    Role.SALES_DEVELOPMENT: mark("Sales development representative"),
    Role.ACCOUNT_EXECUTIVE: mark("Account executive"),
    Role.PRODUCT_SPECIALIST: mark("Product specialist"),
    Role.CUSTOMER_SUCCESS: mark("Customer success representative"),
    Role.SALES_MANAGER: mark("Sales manager"),
}


class Right(StrEnum):
    """Something not everybody may do."""

    SEE_COST = "see cost"
    APPROVE = "approve"
    ISSUE_INVOICE = "issue invoice"
    REVERSE_PAYMENT = "reverse payment"
    RESTORE = "restore"
    CHANGE_PRICES = "change prices"


RIGHTS: dict[Right, frozenset[Role]] = {
    Right.SEE_COST: frozenset(
        {Role.ACCOUNT_EXECUTIVE, Role.PRODUCT_SPECIALIST, Role.SALES_MANAGER}
    ),
    Right.APPROVE: frozenset({Role.SALES_MANAGER}),
    Right.ISSUE_INVOICE: frozenset(
        {Role.ACCOUNT_EXECUTIVE, Role.CUSTOMER_SUCCESS, Role.SALES_MANAGER}
    ),
    Right.REVERSE_PAYMENT: frozenset({Role.SALES_MANAGER}),
    Right.RESTORE: frozenset({Role.SALES_MANAGER}),
    Right.CHANGE_PRICES: frozenset({Role.PRODUCT_SPECIALIST, Role.SALES_MANAGER}),
}


def may(roles: frozenset[Role], right: Right) -> bool:
    """Whether somebody with these roles may do it."""
    return bool(RIGHTS[right] & roles)


def discount_limit(roles: frozenset[Role], limits: Limits) -> int:
    """The deepest discount these roles may grant alone, in basis points."""
    granted = {
        Role.SALES_DEVELOPMENT: limits.sales_development,
        Role.ACCOUNT_EXECUTIVE: limits.account_executive,
        Role.PRODUCT_SPECIALIST: limits.product_specialist,
        Role.CUSTOMER_SUCCESS: limits.customer_success,
        Role.SALES_MANAGER: limits.sales_manager,
    }
    return max((granted[role] for role in roles), default=0)
