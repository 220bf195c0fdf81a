"""The template: entries and debt targets."""

from alembic import context, op

revision = "f1ccdc4bc1bf"
down_revision = None


def upgrade():
    shape = context.config.attributes["shape"]
    for table in ("debt_target", "entry"):
        op.create_table(shape.table(table), *shape.columns(table, 1))
