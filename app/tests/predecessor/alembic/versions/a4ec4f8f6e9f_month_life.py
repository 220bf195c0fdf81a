"""The life of a month."""

from alembic import context, op

revision = "a4ec4f8f6e9f"
down_revision = "ec804bdf366d"


def upgrade():
    shape = context.config.attributes["shape"]
    for meaning in shape.life:
        op.add_column(shape.table("month"), shape.column("month", meaning))
