"""The first house."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempts",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.UniqueConstraint("key", name=op.f("uq_attempts_key")),
    )
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempts_since"), ["since"], unique=False)

    op.create_table(
        "collaborations",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("history_length", sa.Integer(), nullable=False),
        sa.Column("history_head", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collaborations")),
        sa.UniqueConstraint("key", name=op.f("uq_collaborations_key")),
    )
    op.create_table(
        "links",
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("nonce", name=op.f("uq_links_nonce")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_links_token_hash")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index("ix_links_subject", ["purpose", "subject_id"], unique=False)

    op.create_table(
        "messages",
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    op.create_table(
        "municipalities",
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipalities")),
        sa.UniqueConstraint("code", name=op.f("uq_municipalities_code")),
    )
    with op.batch_alter_table("municipalities", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_municipalities_county_code"), ["county_code"], unique=False
        )

    op.create_table(
        "people",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("is_caretaker", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
    )
    op.create_table(
        "used_forms",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_used_forms")),
        sa.UniqueConstraint("key", name=op.f("uq_used_forms_key")),
    )
    with op.batch_alter_table("used_forms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_used_forms_used_at"), ["used_at"], unique=False)

    op.create_table(
        "agreements",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("template_kind", sa.String(length=60), nullable=False),
        sa.Column("template_version", sa.String(length=20), nullable=False),
        sa.Column("blanks", sa.JSON(), nullable=False),
        sa.Column("blanks_revision", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by_id", sa.Integer(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["begun_by_id"], ["people.id"], name=op.f("fk_agreements_begun_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_agreements_collaboration_id_collaborations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    with op.batch_alter_table("agreements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreements_begun_by_id"), ["begun_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreements_collaboration_id"), ["collaboration_id"], unique=False
        )

    op.create_table(
        "checkins",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_checkins_collaboration_id_collaborations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkins")),
        sa.UniqueConstraint(
            "collaboration_id", "number", name=op.f("uq_checkins_collaboration_id_number")
        ),
    )
    with op.batch_alter_table("checkins", schema=None) as batch_op:
        batch_op.create_index("ix_checkins_closing", ["closed_at", "closes_on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_checkins_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index("ix_checkins_due", ["asked_at", "opens_on"], unique=False)

    op.create_table(
        "letters",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_letters_message_id_messages")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("key", name=op.f("uq_letters_key")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_address"), ["address"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_message_id"), ["message_id"], unique=False)
        batch_op.create_index(
            "ix_letters_waiting",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("sent_at IS NULL AND given_up_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND given_up_at IS NULL"),
        )

    op.create_table(
        "organisations",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=True),
        sa.Column("number", sa.String(length=11), nullable=True),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipalities.id"],
            name=op.f("fk_organisations_municipality_id_municipalities"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("number", name=op.f("uq_organisations_number")),
    )
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisations_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_organisations_name"), ["name"], unique=False)

    op.create_table(
        "sign_ins",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_sign_ins_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_ins_token_hash")),
    )
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_ins_person_id"), ["person_id"], unique=False)

    op.create_table(
        "affiliations",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_affiliations_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_affiliations_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliations")),
        sa.UniqueConstraint(
            "person_id", "organisation_id", name=op.f("uq_affiliations_person_id_organisation_id")
        ),
    )
    with op.batch_alter_table("affiliations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_affiliations_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_affiliations_person_id"), ["person_id"], unique=False)

    op.create_table(
        "clauses",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("in_short", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("is_included", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name=op.f("fk_clauses_agreement_id_agreements")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clauses")),
        sa.UniqueConstraint("agreement_id", "slug", name=op.f("uq_clauses_agreement_id_slug")),
    )
    with op.batch_alter_table("clauses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clauses_agreement_id"), ["agreement_id"], unique=False)

    op.create_table(
        "parties",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_parties_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_parties_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
        sa.UniqueConstraint(
            "collaboration_id",
            "organisation_id",
            name=op.f("uq_parties_collaboration_id_organisation_id"),
        ),
    )
    with op.batch_alter_table("parties", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_parties_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_parties_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "sealed_copies",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("words_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name=op.f("fk_sealed_copies_agreement_id_agreements"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_copies")),
        sa.UniqueConstraint("agreement_id", name=op.f("uq_sealed_copies_agreement_id")),
    )
    op.create_table(
        "approvals",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("words_hash", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_approvals_by_id_people")),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clauses.id"], name=op.f("fk_approvals_clause_id_clauses")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_approvals_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sa.UniqueConstraint(
            "clause_id",
            "party_id",
            "words_hash",
            name=op.f("uq_approvals_clause_id_party_id_words_hash"),
        ),
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approvals_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approvals_clause_id"), ["clause_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approvals_party_id"), ["party_id"], unique=False)

    op.create_table(
        "changes",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_changes_by_id_people")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_changes_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_changes_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_changes_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_changes_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_changes_party_id"), ["party_id"], unique=False)

    op.create_table(
        "clause_versions",
        sa.Column("clause_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(length=200), nullable=False),
        sa.Column("in_short", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.String(length=500), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_clause_versions_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["clause_id"], ["clauses.id"], name=op.f("fk_clause_versions_clause_id_clauses")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_clause_versions_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clause_versions")),
        sa.UniqueConstraint(
            "clause_id", "revision", name=op.f("uq_clause_versions_clause_id_revision")
        ),
    )
    with op.batch_alter_table("clause_versions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_clause_versions_clause_id"), ["clause_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_clause_versions_party_id"), ["party_id"], unique=False)

    op.create_table(
        "events",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_events_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_events_party_id_parties")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_events_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint(
            "collaboration_id", "number", name=op.f("uq_events_collaboration_id_number")
        ),
        sa.UniqueConstraint("hash", name=op.f("uq_events_hash")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index("ix_events_at", ["collaboration_id", "at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_events_collaboration_id"), ["collaboration_id"], unique=False
        )

    op.create_table(
        "invitations",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.String(length=20), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invited_by_id"], ["people.id"], name=op.f("fk_invitations_invited_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_invitations_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("party_id", "address", name=op.f("uq_invitations_party_id_address")),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_address"), ["address"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_invitations_invited_by_id"), ["invited_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_invitations_party_id"), ["party_id"], unique=False)

    op.create_table(
        "mandates",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("matter", sa.String(length=300), nullable=False),
        sa.Column("limit_ore", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("ground", sa.String(length=300), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_mandates_by_id_people")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_mandates_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_mandates_party_id_parties")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mandates_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandates")),
    )
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mandates_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_mandates_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mandates_person_id"), ["person_id"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_memberships_party_id_parties")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_memberships_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint(
            "party_id", "person_id", name=op.f("uq_memberships_party_id_person_id")
        ),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_person_id"), ["person_id"], unique=False)

    op.create_table(
        "needs",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_for_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_needs_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["people.id"], name=op.f("fk_needs_written_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["written_for_id"], ["parties.id"], name=op.f("fk_needs_written_for_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs")),
    )
    with op.batch_alter_table("needs", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_needs_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_needs_written_for_id"), ["written_for_id"], unique=False
        )

    op.create_table(
        "next_step_choices",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_next_step_choices_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_next_step_choices_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_next_step_choices_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_step_choices")),
        sa.UniqueConstraint(
            "collaboration_id",
            "party_id",
            name=op.f("uq_next_step_choices_collaboration_id_party_id"),
        ),
    )
    with op.batch_alter_table("next_step_choices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_next_step_choices_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_next_step_choices_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_next_step_choices_party_id"), ["party_id"], unique=False
        )

    op.create_table(
        "registry_numbers",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreements.id"],
            name=op.f("fk_registry_numbers_agreement_id_agreements"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_registry_numbers_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_numbers")),
        sa.UniqueConstraint(
            "agreement_id", "party_id", name=op.f("uq_registry_numbers_agreement_id_party_id")
        ),
    )
    with op.batch_alter_table("registry_numbers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_registry_numbers_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_registry_numbers_party_id"), ["party_id"], unique=False
        )

    op.create_table(
        "resources",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount_ore", sa.BigInteger(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_resources_by_id_people")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_resources_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_resources_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resources")),
    )
    with op.batch_alter_table("resources", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_resources_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_resources_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_resources_party_id"), ["party_id"], unique=False)

    op.create_table(
        "roles",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=500), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("deputy", sa.String(length=200), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_roles_by_id_people")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_roles_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_roles_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_roles_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_roles_party_id"), ["party_id"], unique=False)

    op.create_table(
        "story_notes",
        sa.Column("collaboration_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("figure", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_story_notes_by_id_people")),
        sa.ForeignKeyConstraint(
            ["collaboration_id"],
            ["collaborations.id"],
            name=op.f("fk_story_notes_collaboration_id_collaborations"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_story_notes_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_notes")),
    )
    with op.batch_alter_table("story_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_notes_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_story_notes_collaboration_id"), ["collaboration_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_story_notes_party_id"), ["party_id"], unique=False)

    op.create_table(
        "asked",
        sa.Column("checkin_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checkin_id"], ["checkins.id"], name=op.f("fk_asked_checkin_id_checkins")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["memberships.id"], name=op.f("fk_asked_membership_id_memberships")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_asked_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked")),
        sa.UniqueConstraint("nonce", name=op.f("uq_asked_nonce")),
        sa.UniqueConstraint(
            "checkin_id", "membership_id", name=op.f("uq_asked_checkin_id_membership_id")
        ),
    )
    with op.batch_alter_table("asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_asked_checkin_id"), ["checkin_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asked_membership_id"), ["membership_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asked_party_id"), ["party_id"], unique=False)

    op.create_table(
        "change_answers",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_change_answers_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["change_id"], ["changes.id"], name=op.f("fk_change_answers_change_id_changes")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_change_answers_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_answers")),
        sa.UniqueConstraint(
            "change_id", "party_id", name=op.f("uq_change_answers_change_id_party_id")
        ),
    )
    with op.batch_alter_table("change_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_answers_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_change_answers_change_id"), ["change_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_change_answers_party_id"), ["party_id"], unique=False)

    op.create_table(
        "framings",
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_framings_by_id_people")),
        sa.ForeignKeyConstraint(["need_id"], ["needs.id"], name=op.f("fk_framings_need_id_needs")),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_framings_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_framings")),
        sa.UniqueConstraint("need_id", "party_id", name=op.f("uq_framings_need_id_party_id")),
    )
    with op.batch_alter_table("framings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_framings_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_framings_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_framings_party_id"), ["party_id"], unique=False)

    op.create_table(
        "need_confirmations",
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_need_confirmations_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["needs.id"], name=op.f("fk_need_confirmations_need_id_needs")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_need_confirmations_party_id_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_confirmations")),
        sa.UniqueConstraint(
            "need_id",
            "revision",
            "party_id",
            name=op.f("uq_need_confirmations_need_id_revision_party_id"),
        ),
    )
    with op.batch_alter_table("need_confirmations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_confirmations_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_need_confirmations_need_id"), ["need_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_need_confirmations_party_id"), ["party_id"], unique=False
        )

    op.create_table(
        "signatures",
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("mandate_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("words_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name=op.f("fk_signatures_agreement_id_agreements")
        ),
        sa.ForeignKeyConstraint(
            ["mandate_id"], ["mandates.id"], name=op.f("fk_signatures_mandate_id_mandates")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("fk_signatures_party_id_parties")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_signatures_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatures")),
        sa.UniqueConstraint(
            "agreement_id", "party_id", name=op.f("uq_signatures_agreement_id_party_id")
        ),
    )
    with op.batch_alter_table("signatures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_signatures_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_signatures_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_signatures_person_id"), ["person_id"], unique=False)

    op.create_table(
        "checkin_answers",
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["asked.id"], name=op.f("fk_checkin_answers_asked_id_asked")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_answers")),
        sa.UniqueConstraint("asked_id", "code", name=op.f("uq_checkin_answers_asked_id_code")),
    )
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_checkin_answers_asked_id"), ["asked_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_checkin_answers_asked_id"))

    op.drop_table("checkin_answers")
    with op.batch_alter_table("signatures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signatures_person_id"))
        batch_op.drop_index(batch_op.f("ix_signatures_party_id"))
        batch_op.drop_index(batch_op.f("ix_signatures_agreement_id"))

    op.drop_table("signatures")
    with op.batch_alter_table("need_confirmations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_confirmations_party_id"))
        batch_op.drop_index(batch_op.f("ix_need_confirmations_need_id"))
        batch_op.drop_index(batch_op.f("ix_need_confirmations_by_id"))

    op.drop_table("need_confirmations")
    with op.batch_alter_table("framings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_framings_party_id"))
        batch_op.drop_index(batch_op.f("ix_framings_need_id"))
        batch_op.drop_index(batch_op.f("ix_framings_by_id"))

    op.drop_table("framings")
    with op.batch_alter_table("change_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_answers_party_id"))
        batch_op.drop_index(batch_op.f("ix_change_answers_change_id"))
        batch_op.drop_index(batch_op.f("ix_change_answers_by_id"))

    op.drop_table("change_answers")
    with op.batch_alter_table("asked", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_asked_party_id"))
        batch_op.drop_index(batch_op.f("ix_asked_membership_id"))
        batch_op.drop_index(batch_op.f("ix_asked_checkin_id"))

    op.drop_table("asked")
    with op.batch_alter_table("story_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_notes_party_id"))
        batch_op.drop_index(batch_op.f("ix_story_notes_collaboration_id"))
        batch_op.drop_index(batch_op.f("ix_story_notes_by_id"))

    op.drop_table("story_notes")
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_roles_party_id"))
        batch_op.drop_index(batch_op.f("ix_roles_collaboration_id"))
        batch_op.drop_index(batch_op.f("ix_roles_by_id"))

    op.drop_table("roles")
    with op.batch_alter_table("resources", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_resources_party_id"))
        batch_op.drop_index(batch_op.f("ix_resources_collaboration_id"))
        batch_op.drop_index(batch_op.f("ix_resources_by_id"))

    op.drop_table("resources")
    with op.batch_alter_table("registry_numbers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_registry_numbers_party_id"))
        batch_op.drop_index(batch_op.f("ix_registry_numbers_agreement_id"))

    op.drop_table("registry_numbers")
    with op.batch_alter_table("next_step_choices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_next_step_choices_party_id"))
        batch_op.drop_index(batch_op.f("ix_next_step_choices_collaboration_id"))
        batch_op.drop_index(batch_op.f("ix_next_step_choices_by_id"))

    op.drop_table("next_step_choices")
    with op.batch_alter_table("needs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_needs_written_for_id"))
        batch_op.drop_index(batch_op.f("ix_needs_collaboration_id"))

    op.drop_table("needs")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_person_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_party_id"))

    op.drop_table("memberships")
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mandates_person_id"))
        batch_op.drop_index(batch_op.f("ix_mandates_party_id"))
        batch_op.drop_index(batch_op.f("ix_mandates_collaboration_id"))

    op.drop_table("mandates")
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitations_party_id"))
        batch_op.drop_index(batch_op.f("ix_invitations_invited_by_id"))
        batch_op.drop_index(batch_op.f("ix_invitations_address"))

    op.drop_table("invitations")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_collaboration_id"))
        batch_op.drop_index("ix_events_at")

    op.drop_table("events")
    with op.batch_alter_table("clause_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clause_versions_party_id"))
        batch_op.drop_index(batch_op.f("ix_clause_versions_clause_id"))

    op.drop_table("clause_versions")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_changes_party_id"))
        batch_op.drop_index(batch_op.f("ix_changes_collaboration_id"))
        batch_op.drop_index(batch_op.f("ix_changes_by_id"))

    op.drop_table("changes")
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approvals_party_id"))
        batch_op.drop_index(batch_op.f("ix_approvals_clause_id"))
        batch_op.drop_index(batch_op.f("ix_approvals_by_id"))

    op.drop_table("approvals")
    op.drop_table("sealed_copies")
    with op.batch_alter_table("parties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_parties_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_parties_collaboration_id"))

    op.drop_table("parties")
    with op.batch_alter_table("clauses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clauses_agreement_id"))

    op.drop_table("clauses")
    with op.batch_alter_table("affiliations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_affiliations_person_id"))
        batch_op.drop_index(batch_op.f("ix_affiliations_organisation_id"))

    op.drop_table("affiliations")
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_ins_person_id"))

    op.drop_table("sign_ins")
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisations_name"))
        batch_op.drop_index(batch_op.f("ix_organisations_municipality_id"))

    op.drop_table("organisations")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_letters_waiting",
            sqlite_where=sa.text("sent_at IS NULL AND given_up_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND given_up_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_letters_message_id"))
        batch_op.drop_index(batch_op.f("ix_letters_address"))

    op.drop_table("letters")
    with op.batch_alter_table("checkins", schema=None) as batch_op:
        batch_op.drop_index("ix_checkins_due")
        batch_op.drop_index(batch_op.f("ix_checkins_collaboration_id"))
        batch_op.drop_index("ix_checkins_closing")

    op.drop_table("checkins")
    with op.batch_alter_table("agreements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreements_collaboration_id"))
        batch_op.drop_index(batch_op.f("ix_agreements_begun_by_id"))

    op.drop_table("agreements")
    with op.batch_alter_table("used_forms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_used_forms_used_at"))

    op.drop_table("used_forms")
    op.drop_table("people")
    with op.batch_alter_table("municipalities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_municipalities_county_code"))

    op.drop_table("municipalities")
    op.drop_table("messages")
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.drop_index("ix_links_subject")

    op.drop_table("links")
    op.drop_table("collaborations")
    with op.batch_alter_table("attempts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempts_since"))

    op.drop_table("attempts")
