"""The ledger: what was applied to an entry becomes an opening-balance posting."""

import sqlalchemy as sa
from alembic import context, op

revision = "cc60e7f73a1c"
down_revision = "a4ec4f8f6e9f"


def upgrade():
    shape = context.config.attributes["shape"]
    op.create_table(shape.table("posting"), *shape.columns("posting", 5))
    connection = op.get_bind()
    entries, months = shape.sa_table("month_entry", 4), shape.sa_table("month", 4)
    applied = entries.c[shape.column_name("month_entry", "applied")]
    rows = connection.execute(
        sa.select(entries.c.id, applied, months)
        .join(months, months.c.id == entries.c[shape.column_name("month_entry", "month")])
        .where(applied != shape.no_money)
        .order_by(entries.c.id)
    ).mappings()
    for row in list(rows):
        connection.execute(
            sa.insert(shape.sa_table("posting", 5)).values(
                shape.posting_row(
                    month_entry=row[entries.c.id],
                    opening=True,
                    stored_amount=row[applied],
                    day=shape.first_day(row, months),
                )
            )
        )
    with op.batch_alter_table(shape.table("month_entry")) as batch:
        batch.drop_column(shape.column_name("month_entry", "applied"))
