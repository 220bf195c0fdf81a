"""Months as snapshots of the template."""

from alembic import context, op

revision = "03ebe3c07262"
down_revision = "f1ccdc4bc1bf"


def upgrade():
    shape = context.config.attributes["shape"]
    for table in ("month", "month_debt_target", "month_entry"):
        op.create_table(shape.table(table), *shape.columns(table, 2))
