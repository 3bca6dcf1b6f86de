"""Whether a window can open here at all: asked before Qt is, because Qt's own answer is to abort."""

import os
import sys

from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

# What Qt's X11 plugin loads beyond what its wheel brings.
X11_LIBRARIES = (
    "libxcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)


def require_screen() -> None:
    """Return where a window can open.

    Raises:
        UserError: Linux without a graphical session, without access to it, or without a library it needs.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if os.environ.get("WAYLAND_DISPLAY") and not getattr(sys, "frozen", False):
        return  # the frozen program leaves Wayland's plugin out: every desktop offers X11 beside it
    if not os.environ.get("DISPLAY"):
        raise UserError(
            _(
                "Không mở được cửa sổ vì phiên làm việc này không có màn hình; hãy chạy lại lệnh này trong"
                " màn hình đồ họa, hoặc dùng chương trình bằng dòng lệnh (hososangkien --help)."
            )
        )
    _require_x11()


def _require_x11() -> None:
    from ctypes import CDLL, c_char_p, c_int, c_void_p

    try:
        xcb, *_others = [CDLL(name) for name in X11_LIBRARIES]
    except OSError as error:
        raise missing_library(error) from error
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = [c_char_p, c_void_p]
    xcb.xcb_connection_has_error.restype = c_int
    xcb.xcb_connection_has_error.argtypes = [c_void_p]
    xcb.xcb_disconnect.argtypes = [c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if has_error:
        raise UserError(
            _(
                "Không mở được cửa sổ vì màn hình {display} không nhận kết nối; hãy chạy lại lệnh này"
                " trong màn hình đồ họa của chính bạn, hoặc dùng dòng lệnh (hososangkien --help)."
            ).format(display=os.environ["DISPLAY"])
        )


def missing_library(error: Exception) -> UserError:
    """Say which system library is missing, out of the loader's words, and how to go on."""
    name = str(error).partition(":")[0]
    return UserError(
        _(
            "Không mở được cửa sổ vì máy thiếu thư viện {name}; hãy cài các gói Debian nêu trong phần"
            " Cài đặt của README rồi chạy lại."
        ).format(name=name)
    )
