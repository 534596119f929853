"""Today: the day's work, the figures, and what needs attention."""

from salesdesk.services.today.agenda import MOST_ROWS
from salesdesk.services.today.service import TodayService
from salesdesk.services.today.shapes import (
    FUNNEL_NAMES,
    Agenda,
    Attention,
    AttentionKind,
    AttentionRecord,
    Figures,
    FunnelKey,
    FunnelStep,
    OpenProposals,
    TaskRow,
    When,
    WinRate,
    Won,
)

__all__ = [
    "FUNNEL_NAMES",
    "MOST_ROWS",
    "Agenda",
    "Attention",
    "AttentionKind",
    "AttentionRecord",
    "Figures",
    "FunnelKey",
    "FunnelStep",
    "OpenProposals",
    "TaskRow",
    "TodayService",
    "When",
    "WinRate",
    "Won",
]
