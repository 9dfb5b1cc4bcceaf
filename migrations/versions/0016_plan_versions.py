"""A plan has versions, a loop knows the one that it was made from, and a company keeps templates."""

import json
from hashlib import sha256
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """What every opening has today is its first version, and every loop is of that one."""
    op.create_table(
        "plan_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_plan_version_by_id_person")),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening.id"], name=op.f("fk_plan_version_opening_id_opening")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("opening_id", "number", name=op.f("uq_plan_version_opening_id_number")),
    )
    op.create_table(
        "plan_template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level_id", sa.Uuid(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_plan_template_by_id_person")),
        sa.ForeignKeyConstraint(["level_id"], ["level.id"], name=op.f("fk_plan_template_level_id_level")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_template")),
    )
    for name in ("planned_interview", "loop"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column(_LINKS[name], sa.Uuid(), nullable=True))
    _first_versions()
    for name, link in _LINKS.items():
        with op.batch_alter_table(name) as table:
            table.alter_column(link, nullable=False)
            table.create_foreign_key(op.f(f"fk_{name}_{link}_plan_version"), "plan_version", [link], ["id"])
    with op.batch_alter_table("loop") as table:
        table.create_index(op.f("ix_loop_plan_version_id"), ["plan_version_id"])
    with op.batch_alter_table("planned_interview") as table:
        table.alter_column("opening_id", nullable=True)


def downgrade() -> None:
    """The newest version is the plan; those before it go, and which loop had which."""
    old = "(SELECT id FROM planned_interview WHERE opening_id IS NULL)"
    for table_name in ("planned_focus", "planned_question"):
        op.execute(f"DELETE FROM {table_name} WHERE planned_id IN {old}")
    op.execute("DELETE FROM planned_interview WHERE opening_id IS NULL")
    with op.batch_alter_table("loop") as table:
        table.drop_index(op.f("ix_loop_plan_version_id"))
    for name, link in _LINKS.items():
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_{link}_plan_version"), type_="foreignkey")
            table.drop_column(link)
    with op.batch_alter_table("planned_interview") as table:
        table.alter_column("opening_id", nullable=False)
    op.drop_table("plan_template")
    op.drop_table("plan_version")


_LINKS = {"planned_interview": "version_id", "loop": "plan_version_id"}

_opening = sa.table("opening", sa.column("id", sa.Uuid()), sa.column("made_at", sa.DateTime(timezone=True)))
_version = sa.table(
    "plan_version",
    sa.column("id", sa.Uuid()),
    sa.column("opening_id", sa.Uuid()),
    sa.column("number", sa.Integer()),
    sa.column("fingerprint", sa.Text()),
    sa.column("reason", sa.Text()),
    sa.column("made_at", sa.DateTime(timezone=True)),
)
_planned = sa.table(
    "planned_interview",
    sa.column("id", sa.Uuid()),
    sa.column("opening_id", sa.Uuid()),
    sa.column("version_id", sa.Uuid()),
    sa.column("position", sa.Integer()),
    sa.column("title", sa.Text()),
    sa.column("minutes", sa.Integer()),
    sa.column("break_after", sa.Integer()),
)
_loop = sa.table("loop", sa.column("opening_id", sa.Uuid()), sa.column("plan_version_id", sa.Uuid()))


def _first_versions() -> None:
    """A version for every opening that has interviews planned, or a loop."""
    having = [sa.select(table.c.opening_id) for table in (_planned, _loop)]
    found = sa.select(_opening).where(sa.or_(*(_opening.c.id.in_(those) for those in having)))
    for opening in op.get_bind().execute(found).all():
        first = {"id": uuid4(), "opening_id": opening.id, "number": 1, "reason": ""}
        fingerprint = _fingerprint(opening.id)
        op.execute(sa.insert(_version).values(**first, made_at=opening.made_at, fingerprint=fingerprint))
        for table, link in ((_planned, "version_id"), (_loop, "plan_version_id")):
            op.execute(sa.update(table).where(table.c.opening_id == opening.id).values({link: first["id"]}))


def _fingerprint(opening_id: object) -> str:
    """As the program makes it: canonical JSON of the interviews in order."""
    found = sa.select(_planned).where(_planned.c.opening_id == opening_id).order_by(_planned.c.position)
    plan = [
        {
            "title": planned.title,
            "minutes": planned.minutes,
            "break_after": planned.break_after,
            "focus": sorted(_keys(_FOCUS, planned.id)),
            "questions": _keys(_ASKED, planned.id),
        }
        for planned in op.get_bind().execute(found).all()
    ]
    return sha256(json.dumps(plan, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


_FOCUS = """
SELECT competency.key FROM planned_focus JOIN competency ON competency.id = planned_focus.competency_id
WHERE planned_focus.planned_id = :id
"""
_ASKED = """
SELECT bank.key || '/' || question.key FROM planned_question
JOIN question ON question.id = planned_question.question_id JOIN bank ON bank.id = question.bank_id
WHERE planned_question.planned_id = :id ORDER BY planned_question.position
"""


def _keys(query: str, planned_id: object) -> list[str]:
    bound = sa.text(query).bindparams(sa.bindparam("id", planned_id, sa.Uuid()))
    return list(op.get_bind().scalars(bound))
