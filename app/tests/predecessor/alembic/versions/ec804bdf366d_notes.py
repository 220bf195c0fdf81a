"""Notes on entries, in the template and in months."""

from alembic import context, op

revision = "ec804bdf366d"
down_revision = "03ebe3c07262"


def upgrade():
    shape = context.config.attributes["shape"]
    for table in ("entry", "month_entry"):
        op.add_column(shape.table(table), shape.column(table, "notes"))
