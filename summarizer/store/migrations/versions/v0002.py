"""The page on which the words of an evidence begin.

A migration is history: it is not edited once released, and imports nothing of `tables`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; what is held already has no page in it."""
    op.add_column(
        "evidence",
        sa.Column("page", sa.Integer(), nullable=True, comment="of the original, from 1; null without pages"),
    )
