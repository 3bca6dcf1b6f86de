"""The attachments that a JSON file lists, joined with those the dossier has."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from desktop_app.domain.language import _
from desktop_app.domain.values import Value
from desktop_app.exchange.incoming import Row
from desktop_app.exchange.shapes import refuse
from desktop_app.services.loading_files import Taken
from desktop_app.store.transaction import Transaction

Files = Sequence[Taken | None]

_GIVEN = (
    "role", "number", "kind", "caption", "document_number", "document_on", "is_withheld", "turn", "paper",
    "paper_digest",
)  # fmt: skip


def _keyed(values: Mapping[str, Value], *keys: str) -> dict[str, Value]:
    return {key: values[key] for key in keys if key in values}


def write_attachments(step: Transaction, row: int, given: Sequence[Row] | None, taken: Files) -> None:
    """Write the list of a dossier's files as given; None leaves it alone, what is not on the list goes.

    Raises:
        UserError: an attachment without its file, or a number given twice.
    """
    if given is None:
        return
    present = step.rows("attachment", "number", innovation_id=row)
    numbers: set[Value] = set()
    for place, (item, file) in enumerate(zip(given, taken, strict=True)):
        path = f"$.attachments[{place}]"
        old = _same_file(present, item, file)
        if old is None and file is None:
            raise refuse(path, _("ghi khóa “file” để biết tệp nằm ở đâu"))
        values: dict[str, Value] = {"role": "annex", **(file.values if file else {}), **_keyed(item, *_GIVEN)}
        if old is not None:
            present.remove(old)
            values = {**old, **values}
        _number(values, numbers, f"{path}.number")
        _put(step, row, old, item, values)
    for gone in present:
        step.delete("attachment", int(str(gone["id"])))


def _number(values: dict[str, Value], numbers: set[Value], path: str) -> None:
    if values["role"] != "annex":
        values.setdefault("number", 0)
        return
    if not values.get("number"):
        values["number"] = max((int(str(number)) for number in numbers), default=0) + 1
    if values["number"] in numbers:
        raise refuse(path, _("số [{number}] đã dùng cho tài liệu khác").format(number=values["number"]))
    numbers.add(values["number"])


def _put(
    step: Transaction, row: int, old: Mapping[str, Value] | None, item: Row, values: dict[str, Value]
) -> None:
    if old is not None:
        step.update("attachment", int(str(old["id"])), values)
        return
    uid = item.get("uid")
    if not uid or step.rows("attachment", uid=uid):
        uid = str(uuid4())
    step.insert("attachment", {**values, "uid": uid, "innovation_id": row})


def _same_file(present: Sequence[dict[str, Value]], item: Row, file: Taken | None) -> dict[str, Value] | None:
    by_uid = next((row for row in present if row["uid"] == item.get("uid")), None)
    if by_uid is not None or file is None:
        return by_uid
    wanted = (file.sha256, item.get("role") or "annex")
    return next((row for row in present if (row["sha256"], row["role"]) == wanted), None)
