"""What papers bear: their number, never given twice, their day, who signs, what was asked for them."""

from desktop_app.domain.values import Value
from desktop_app.store.transaction import Transaction


def let_go(step: Transaction, **of: Value) -> None:
    """Forget what papers of a dossier or round bore; those with a number stay: none is given twice."""
    for row in step.rows("issued_paper", **of):
        key = int(str(row["id"]))
        if row["number"] is None:
            step.delete("issued_paper", key)
        else:
            step.update("issued_paper", key, dict.fromkeys(of, None))
