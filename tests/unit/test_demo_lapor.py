"""The demo's desk is connected to a simulator beside it, and opens without one all the same."""

import socket
from time import monotonic

import pytest
import requests

from callcenter.demo import opening
from callcenter.demo.lapor import known_port
from callcenter.demo.opening import open_demo
from callcenter.desk.office import read_office, set_office
from callcenter.lapor.mapping import MapKind
from callcenter.lapor.office_values import mapping_of, settings_of
from callcenter.lapor.simulator.account import TOKEN
from callcenter.lapor.status import LaporLink

PATIENCE = 20.0
"""Seconds after which a first complaint that does not come is a failure; never waited in full."""


@pytest.mark.logs_warnings
def test_the_first_start_connects_maps_and_sends_the_next_ones_keep_what_a_person_set(tmp_path):
    told: list[str] = []
    demo = open_demo(tmp_path / "demo", told.append)
    try:
        desk, lapor = demo.station.desk, demo.station.lapor
        assert demo.simulator is not None
        settings = settings_of(read_office(desk))
        assert settings is not None
        assert settings.base_url == demo.simulator.url + "/v3"
        assert settings.since is not None
        assert any(demo.simulator.page in one for one in told)
        table = mapping_of(read_office(desk), desk.directory)
        assert table.id_of(MapKind.CATEGORY, "kesehatan")
        assert table.id_of(MapKind.LOCATION, "18.71")
        assert table.id_of(MapKind.CLASSIFICATION, "pengaduan") == "1"
        assert demo.station.token.read().for_url(demo.simulator.url) == TOKEN
        posts: dict[str, int] = {}
        until = monotonic() + PATIENCE
        while not posts and monotonic() < until:
            demo.station.sync.run_once()
            report = lapor.run_once()
            assert report.error is None
            posts = requests.get(f"{demo.simulator.url}/simulator/books", timeout=20).json()[
                "posts"
            ]
        assert set(posts.values()) == {1}
        assert lapor.status().link is LaporLink.OK
        set_office(desk, {"lapor.policy": "pilihan"})
        port = known_port(desk)
    finally:
        demo.close()
    with socket.create_server(("127.0.0.1", port)):  # somebody else took its place
        again = open_demo(tmp_path / "demo", told.append)
    try:
        assert again.simulator is not None
        assert known_port(again.station.desk) != port
        kept = settings_of(read_office(again.station.desk))
        assert kept is not None
        assert kept.base_url == again.simulator.url + "/v3"
        assert kept.policy.value == "pilihan"
        assert kept.since == settings.since
    finally:
        again.close()


@pytest.mark.logs_warnings
def test_without_a_simulator_the_desk_opens_all_the_same(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / opening.SIMULATOR_FOLDER).write_text("no folder")
    demo = open_demo(tmp_path / "demo", lambda _text: None)
    try:
        assert demo.simulator is None
        assert settings_of(read_office(demo.station.desk)) is None
        assert demo.station.lapor.run_once().error is None
        assert demo.station.lapor.status().link is LaporLink.OFF
    finally:
        demo.close()
