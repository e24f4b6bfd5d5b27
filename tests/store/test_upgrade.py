"""Schema versions: migrations and tables agree, a failed one leaves nothing, newer is refused."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from callcenter.errors import StoreNewer
from callcenter.store.engine import WRITE, open_engine
from callcenter.store.upgrade import MIGRATIONS, VERSIONS, create, run_migrations, upgrade
from tests.store.scribe import KEY

NEXT = "9998"
SECOND = '''"""A further version for the test."""
from alembic import op
revision = "{revision}"
down_revision = "{before}"


def upgrade():
    op.get_bind().exec_driver_sql("CREATE TABLE second (x)")
    {more}
'''


def _schema(engine: Engine) -> dict[str, str]:
    with engine.connect() as tx:
        found = tx.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in found}


def _engines(path: Path) -> tuple[Engine, Engine]:
    engine = open_engine(path, KEY)
    return engine, engine.execution_options(**{WRITE: True})


def _migrations(tmp_path: Path, more: str = "pass") -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    script = SECOND.format(revision=NEXT, before=VERSIONS[-1], more=more)
    (folder / "versions" / "v9998_further.py").write_text(script)
    return folder


def test_the_migrations_arrive_at_the_tables(tmp_path):
    by_tables, writing = _engines(tmp_path / "a" / "tables.db")
    with writing.begin() as tx:
        create(tx)
    by_migrations, writing = _engines(tmp_path / "b" / "migrations.db")
    with writing.begin() as tx:
        run_migrations(tx)
    try:
        assert _schema(by_migrations) == _schema(by_tables)
        for table in ("ticket_words_config", "caller_words_config", "alembic_version"):
            asked = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608 - names stand above
            with by_tables.connect() as one, by_migrations.connect() as other:
                rows = one.exec_driver_sql(asked).all()
                assert rows == other.exec_driver_sql(asked).all()
                assert rows
    finally:
        by_tables.dispose()
        by_migrations.dispose()


def test_the_known_versions_are_those_of_the_scripts():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(reversed([one.revision for one in scripts])) == VERSIONS


def test_an_upgrade_copies_first_and_keeps_everything(store, scribe, path, tmp_path):
    ticket_id = scribe.ticket()
    store.close()
    engine, writing = _engines(path)
    steps: list[str] = []
    copy = upgrade(
        engine,
        writing,
        path,
        VERSIONS[-1],
        versions=(*VERSIONS, NEXT),
        migrations=_migrations(tmp_path),
        progress=steps.append,
    )
    with engine.connect() as tx:
        assert tx.execute(text("SELECT version_num FROM alembic_version")).scalar() == NEXT
        assert tx.execute(text("SELECT id FROM tickets")).scalar() == ticket_id
    engine.dispose()
    assert steps == ["copy", "upgrade"]
    assert copy.parent == path.parent
    old, _ = _engines(copy)
    assert "second" not in _schema(old)
    with old.connect() as tx:
        assert tx.execute(text("SELECT id FROM tickets")).scalar() == ticket_id
    old.dispose()


def test_a_failed_migration_leaves_nothing(store, path, tmp_path):
    store.close()
    engine, writing = _engines(path)
    before = _schema(engine)
    folder = _migrations(tmp_path, 'raise RuntimeError("half way")')
    with pytest.raises(RuntimeError, match="half way"):
        upgrade(engine, writing, path, VERSIONS[-1], versions=(*VERSIONS, NEXT), migrations=folder)
    assert _schema(engine) == before
    with engine.connect() as tx:
        assert tx.execute(text("SELECT version_num FROM alembic_version")).scalar() == VERSIONS[-1]
    engine.dispose()


def test_the_first_version_is_brought_up_with_its_files_to_be_sent(tmp_path):
    path = tmp_path / "old" / "desk.db"
    engine, writing = _engines(path)
    only_first = tmp_path / "first"
    later = shutil.ignore_patterns("__pycache__", "v000[2-9]*", "v00[1-9]*")
    shutil.copytree(MIGRATIONS, only_first, ignore=later)
    with writing.begin() as tx:
        run_migrations(tx, only_first)
        tx.exec_driver_sql("INSERT INTO attachments VALUES ('t', 'f', 3, 'image/png', 'a.png', 7)")
    upgrade(engine, writing, path, VERSIONS[0])
    with engine.connect() as tx:
        found = tx.exec_driver_sql("SELECT sha256, ticket_id, state, sent, at FROM uploads").all()
        assert found == [("f", "t", "waiting", 0, 7)]
    engine.dispose()


def test_a_newer_file_is_refused_untouched(store, open_store, path):
    with store.write() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    before = path.read_bytes()
    with pytest.raises(StoreNewer) as caught:
        open_store()
    assert (caught.value.found, caught.value.known) == ("9999", VERSIONS[-1])
    assert path.read_bytes() == before


def test_an_usual_start_does_not_import_alembic(store, path):
    store.close()
    script = f"""
import sys
from pathlib import Path
from callcenter.clock import SystemClock
from callcenter.store.store import Store
Store.open(Path({str(path)!r}), bytes(range(32)), SystemClock(), lambda: None).close()
print(sorted({{"alembic", "keyring", "holidays"}} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
