"""“Pemetaan” open in a desk, and what one does there."""

import pytest

from callcenter.desk.lapor_setup import read_setup
from callcenter.lapor.client import Item, Masters
from callcenter.lapor.mapping import MapKind, MapRow
from tests.ui.shell import settled
from ui.lapor.mapping_tab import MappingTab

AGAMA = MapRow(MapKind.CATEGORY, "agama")
MASTERS = Masters(
    categories=(Item("401", "Agama"), Item("425", "Sosial dan Kesejahteraan")),
    locations=(Item("314", "Kota Bandar Lampung"),),
)


@pytest.fixture
def tab(qtbot, ctx):
    made = MappingTab(ctx)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.activateWindow()
    settled(qtbot, ctx)
    return made


def kept(ctx, kind=MapKind.CATEGORY, ours="agama") -> MapRow:
    rows = {(one.row.kind, one.row.ours): one.row for one in read_setup(ctx.desk).rows}
    return rows[kind, ours]


def said(tab) -> str:
    return tab.banner.accessibleName() if tab.banner.isVisible() else ""
