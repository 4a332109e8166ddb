"""What the exports of one kind read: the rows of the customers that pass the filters.

Everything stands in the order of the customers' ids and of entry, so that the same book
gives the same file. Neighbours: `customers`, whose filters these are; `whole`, all of it.
"""

from salesbook.book.agenda import MINE
from salesbook.book.customers import Filters, condition
from salesbook.book.faults import explained
from salesbook.book.reading import Book
from salesbook.light import Iterator
from salesbook.rows import ContactRow, CustomerFile, FactRow
from salesbook.rows.export import (
    ActionOut,
    BirthdayOut,
    CardOut,
    ContactOut,
    DealOut,
    FollowUpOut,
    GradeOut,
    SaleOut,
)

# What was promised in a contact: the last action made on its day, told by its last contact.
_PROMISED = (
    "(SELECT max(p.id) FROM next_action p WHERE p.customer_id=f.customer_id "
    "AND p.made_on=f.on_day AND p.on_day>=p.made_on AND f.id=(SELECT max(l.id) FROM follow_up l "
    "WHERE l.customer_id=f.customer_id AND l.on_day=f.on_day))"
)
_FIRST = "(SELECT min(at) FROM operation)"


class Chosen:
    """The customers that pass the filters, and what hangs on them."""

    def __init__(self, book: Book, filters: Filters, me: str | None) -> None:
        """Nothing is read yet."""
        self._book = book
        where, values = condition(filters)
        self._ids = f"(SELECT customer_id FROM list_row WHERE {MINE}{where})"
        self._values: dict[str, object] = {"me": me, **values}

    def customers(self) -> list[CustomerFile]:
        """Their files."""
        where = f"WHERE customer_id IN {self._ids} ORDER BY customer_id"
        return self._book.rows(CustomerFile, where, self._values)

    def facts(self) -> list[FactRow]:
        """Their free facts."""
        where = f"WHERE customer_id IN {self._ids} ORDER BY fact_id"
        return self._book.rows(FactRow, where, self._values)

    def contacts(self) -> list[ContactOut]:
        """Their people."""
        columns = ",".join(f"p.{name}" for name in ContactRow._fields)
        found = self._book.values(
            f"SELECT c.name,c.external_id,{columns} FROM contact_row p "
            f"JOIN customer c ON c.id=p.customer_id WHERE c.id IN {self._ids} "
            "ORDER BY c.id,p.contact_id",
            self._values,
        )
        return [ContactOut(row[0], row[1], ContactRow._make(row[2:])) for row in found]

    def follow_ups(self) -> Iterator[FollowUpOut]:
        """What happened, by day, one after the other."""
        sql = (
            "SELECT c.id,c.name,c.external_id,f.on_day,f.at_time,f.method,f.note,f.feedback,"
            "f.support,f.reached,f.owner,n.action,n.on_day,n.at_time FROM follow_up f "
            f"JOIN customer c ON c.id=f.customer_id LEFT JOIN next_action n ON n.id={_PROMISED} "
            f"WHERE c.id IN {self._ids} ORDER BY f.on_day,f.id"
        )
        with explained(self._book.path):
            for row in self._book.connection.execute(sql, self._values):
                self._book.rows_read += 1
                yield FollowUpOut._make(row)

    def grades(self) -> list[GradeOut]:
        """The steps of their grades, by day."""
        return self._book.select(
            GradeOut,
            "SELECT c.id,c.name,c.external_id,g.to_grade,g.on_day,g.reason,g.owner "
            "FROM grade_change g JOIN customer c ON c.id=g.customer_id "
            f"WHERE c.id IN {self._ids} ORDER BY g.on_day,g.id",
            self._values,
        )

    def deals(self) -> list[DealOut]:
        """Their deals, by the day they began."""
        return self._book.select(
            DealOut,
            "SELECT c.id,c.name,c.external_id,d.external_id,d.stage,p.name,d.amount_fen,"
            "d.opened_on,coalesce(d.won_on,d.lost_on),d.expect_on,d.contract,d.factors,"
            "d.lost_reason,d.lost_note,d.owner,d.note "
            "FROM deal d JOIN customer c ON c.id=d.customer_id "
            "LEFT JOIN product p ON p.id=d.product_id "
            f"WHERE c.id IN {self._ids} ORDER BY d.opened_on,d.id",
            self._values,
        )

    def sales(self) -> Iterator[SaleOut]:
        """What was delivered to them, by day, one after the other."""
        sql = (
            "SELECT c.id,c.name,c.external_id,s.on_day,s.external_id,p.name,s.quantity_milli,"
            "s.amount_fen,s.profit_fen,s.owner,s.note FROM sale s "
            "JOIN customer c ON c.id=s.customer_id LEFT JOIN product p ON p.id=s.product_id "
            f"WHERE c.id IN {self._ids} ORDER BY s.on_day,s.id"
        )
        with explained(self._book.path):
            for row in self._book.connection.execute(sql, self._values):
                self._book.rows_read += 1
                yield SaleOut._make(row)

    def actions(self) -> list[ActionOut]:
        """Their open next actions."""
        return self._book.select(
            ActionOut,
            "SELECT n.id,c.customer_id,c.customer,c.grade,c.phone,n.on_day,n.at_time,n.action,"
            "coalesce((SELECT o.at FROM change l JOIN operation o ON o.id=l.operation_id "
            "WHERE l.customer_id=n.customer_id AND l.table_name='next_action' AND l.row_id=n.id "
            f"AND l.act='insert' ORDER BY l.id DESC LIMIT 1),{_FIRST},n.made_on) "
            "FROM next_action n JOIN list_row c ON c.customer_id=n.customer_id "
            f"WHERE n.state='open' AND n.customer_id IN {self._ids} ORDER BY n.on_day,n.id",
            self._values,
        )

    def birthdays(self) -> list[BirthdayOut]:
        """The birthdays of their people."""
        return self._book.select(
            BirthdayOut,
            "SELECT p.id,p.name,c.name,p.phone,p.birthday,coalesce(p.birthday_lunar,0),"
            "coalesce((SELECT max(o.at) FROM change l JOIN operation o ON o.id=l.operation_id "
            "WHERE l.customer_id=p.customer_id AND l.table_name='contact' AND l.row_id=p.id),"
            f"{_FIRST},c.captured_on) FROM contact p JOIN customer c ON c.id=p.customer_id "
            f"WHERE p.birthday IS NOT NULL AND c.id IN {self._ids} ORDER BY p.id",
            self._values,
        )

    def cards(self) -> list[CardOut]:
        """Their people for an address book."""
        return self._book.select(
            CardOut,
            "SELECT p.id,p.name,c.name,p.title,p.role,p.phone,p.email,p.wechat,p.birthday,"
            "coalesce(p.birthday_lunar,0),c.address,(SELECT group_concat(name,char(31)) FROM "
            "(SELECT t.name FROM tag t WHERE t.customer_id=c.id ORDER BY t.id)) "
            "FROM contact p JOIN customer c ON c.id=p.customer_id "
            f"WHERE c.id IN {self._ids} ORDER BY p.id",
            self._values,
        )


def book_mark(book: Book) -> str:
    """A few letters that stay the same for a book and its copies, and differ between books."""
    from hashlib import sha256

    first = book.values("SELECT at,command,summary FROM operation ORDER BY id LIMIT 1")
    return sha256(repr(first).encode()).hexdigest()[:8]
