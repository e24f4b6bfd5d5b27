"""Who works at this desk; adding somebody or letting somebody sit down."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from callcenter.desk.change_settings import add_operator, sit_down
from callcenter.errors import FieldInvalid
from ui import theme
from ui.context import UiContext
from ui.messages import field_text
from ui.settings.page import Page
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_list import KeyList, Row
from ui.widgets.paint import ChipLook


class PeoplePage(Page):
    """The list; Enter lets the chosen one sit down."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx)
        self.list = KeyList()
        self.list.setObjectName("settings.people")
        self.list.setAccessibleName(self.tr("Petugas"))
        self.list.setMinimumHeight(theme.dp(220))
        self.list.opened.connect(self._sit)
        self.sit_button = Button(self.tr("Duduk di meja ini"), icon="user")
        self.sit_button.setObjectName("settings.sit")
        self.sit_button.clicked.connect(lambda: self._sit(self.list.current_key()))
        self.name = Field(self.tr("Nama petugas baru"), QLineEdit(), name="settings.new_person")
        self.name.input.setMaxLength(60)
        self.add_operator = Button(self.tr("Tambah operator"), icon="plus")
        self.add_operator.setObjectName("settings.add_operator")
        self.add_chief = Button(self.tr("Tambah pengawas"))
        self.add_chief.setObjectName("settings.add_supervisor")
        self.add_operator.clicked.connect(lambda: self._add("operator"))
        self.add_chief.clicked.connect(lambda: self._add("pengawas"))
        self.name.input.returnPressed.connect(lambda: self._add("operator"))
        self._arrange()
        self.refresh()

    def _arrange(self) -> None:
        people = Card(self.tr("Petugas"), self.tr("nama tercatat pada setiap langkah"))
        people.body.addWidget(self.list)
        fresh = Card(self.tr("Petugas baru"), padded=True)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(8))
        row.addWidget(self.name, 1)
        for button in (self.add_operator, self.add_chief):
            low = QVBoxLayout()
            low.addStretch(1)
            low.addWidget(button)
            row.addLayout(low)
        fresh.body.addLayout(row)
        self.body.addWidget(people, 1)
        self.body.addWidget(self.sit_button)
        self.body.addWidget(fresh)

    def refresh(self) -> None:
        """Show the people as they are now."""
        settings = self._ctx.desk.settings
        here = ChipLook(self.tr("bertugas"), "green", "●", small=True)
        self.list.set_rows(
            [
                Row(
                    one.uid,
                    one.name,
                    chip=here if one.uid == settings.operator else None,
                    meta=self.tr("pengawas") if one.role == "pengawas" else self.tr("operator"),
                )
                for one in settings.operators
            ]
        )
        self.sit_button.setEnabled(bool(settings.operators))

    def _sit(self, uid: str) -> None:
        desk = self._ctx.desk
        if uid:
            self._ctx.background.desk(lambda: sit_down(desk, uid), failed=self.fail, owner=self)

    def _add(self, role: str) -> None:
        desk, typed = self._ctx.desk, self.name.input.text()
        self._ctx.background.desk(
            lambda: add_operator(desk, typed, role), self._added, self._refused, owner=self
        )

    def _added(self, _operator: object) -> None:
        self.name.input.clear()
        self.name.set_error("")

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, FieldInvalid) and error.field == "name":
            self.name.set_error(field_text(error))
        else:
            self.fail(error)
