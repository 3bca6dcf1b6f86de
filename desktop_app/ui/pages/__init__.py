"""The pages of the window, declared in one list: what is not in it does not exist for the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.language import _

if TYPE_CHECKING:
    from desktop_app.ui.pages.base import PageView
    from desktop_app.ui.shell.session import Session


@dataclass(frozen=True, slots=True)
class Page:
    """One page: made when it is first shown.

    Pages outside the rail are reached from others, or by the command palette where `is_in_palette`.
    """

    id: str
    title: Callable[[], str]
    icon: str
    factory: "Callable[[Session], PageView]"
    is_in_rail: bool = True
    is_in_palette: bool = False


def _overview(session: "Session") -> "PageView":
    from desktop_app.ui.pages.overview import OverviewPage

    return OverviewPage(session)


def _register(session: "Session") -> "PageView":
    from desktop_app.ui.pages.register import RegisterPage

    return RegisterPage(session)


def _dossier(session: "Session") -> "PageView":
    from desktop_app.ui.pages.dossier import DossierPage

    return DossierPage(session)


def _council(session: "Session") -> "PageView":
    from desktop_app.ui.pages.council import CouncilPage

    return CouncilPage(session)


def _papers(session: "Session") -> "PageView":
    from desktop_app.ui.pages.papers import PapersPage

    return PapersPage(session)


def _awards(session: "Session") -> "PageView":
    from desktop_app.ui.pages.awards import AwardsPage

    return AwardsPage(session)


def _certificates(session: "Session") -> "PageView":
    from desktop_app.ui.pages.certificates import CertificatesPage

    return CertificatesPage(session)


def _programme(session: "Session") -> "PageView":
    from desktop_app.ui.pages.programme import ProgrammePage

    return ProgrammePage(session)


def _portal(session: "Session") -> "PageView":
    from desktop_app.ui.pages.portal import PortalPage

    return PortalPage(session)


def _support(session: "Session") -> "PageView":
    from desktop_app.ui.pages.support import SupportPage

    return SupportPage(session)


def _catalogue(session: "Session") -> "PageView":
    from desktop_app.ui.pages.catalogue import CataloguePage

    return CataloguePage(session)


def _settings(session: "Session") -> "PageView":
    from desktop_app.ui.pages.settings import SettingsPage

    return SettingsPage(session)


OVERVIEW, REGISTER, DOSSIER = "overview", "register", "dossier"
CATALOGUE, SETTINGS = "catalogue", "settings"
COUNCIL, PROGRAMME, PORTAL = "council", "programme", "portal"
SUPPORT = "support"
PAPERS_PAGE = "papers"
AWARDS, CERTIFICATES = "awards", "certificates"

PAGES: tuple[Page, ...] = (
    Page(OVERVIEW, lambda: _("Tổng quan"), "layout-dashboard", _overview),
    Page(REGISTER, lambda: _("Sáng kiến"), "lightbulb", _register),
    Page(DOSSIER, lambda: _("Hồ sơ"), "file-text", _dossier, is_in_rail=False),
    Page(COUNCIL, lambda: _("Xét công nhận"), "clipboard-check", _council),
    Page(PAPERS_PAGE, lambda: _("Giấy tờ"), "files", _papers),
    Page(AWARDS, lambda: _("Khen thưởng"), "award", _awards),
    Page(
        CERTIFICATES,
        lambda: _("Bằng, giấy khen"),
        "file-badge",
        _certificates,
        is_in_rail=False,
        is_in_palette=True,
    ),
    Page(PROGRAMME, lambda: _("Chương trình"), "calendar", _programme),
    Page(PORTAL, lambda: _("Nhập lên cổng"), "upload", _portal),
    Page(SUPPORT, lambda: _("Tổ hỗ trợ"), "users", _support),
    Page(CATALOGUE, lambda: _("Danh mục"), "building-2", _catalogue),
    Page(SETTINGS, lambda: _("Cài đặt"), "settings", _settings),
)
