"""The tables. Only what was read, decided or done is kept: links, events, status and findings are computed when asked."""

# mypy: disable-error-code="var-annotated"
from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Our own from the first migration on: Django cannot change it later."""

    class Meta:
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"


class Document(models.Model):
    """One document by its readable id, as it now stands: header and text of the chosen file.

    header: model.json of Header; name: the file's name shown on its components; withdrawn: out of the shelf.
    """

    id = models.CharField(primary_key=True, max_length=255)
    header = models.TextField()
    file = models.OneToOneField("File", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=255)
    withdrawn = models.BooleanField(default=False, db_index=True)


class File(models.Model):
    """The bytes of one file (kept under files/) and what was read from them; several may be of one document.

    programs: digest of the code and data that read it; text: digest of the components' text; weight: what the choice
    between files goes by; body: model.json of Document, read under the corrections of its document; printed: model.json
    of the Header as it was read, and read_as its id, where corrections changed that; '' elsewhere.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64, unique=True)
    suffix = models.CharField(max_length=16)
    size = models.BigIntegerField()
    reader = models.CharField(max_length=100)
    extractor = models.CharField(max_length=200)
    programs = models.CharField(max_length=64)
    losses = models.TextField()
    text = models.CharField(max_length=64)
    weight = models.CharField(max_length=100)
    body = models.TextField()
    printed = models.TextField(blank=True, default="")
    read_as = models.CharField(max_length=255, blank=True, default="", db_index=True)


class Source(models.Model):
    """Where a file was taken in from. replaced: the same document came later with other content from the same path."""

    file = models.ForeignKey(File, models.CASCADE, related_name="sources")
    path = models.TextField(db_index=True)
    name = models.CharField(max_length=255)
    replaced = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "path"], name="source_once")]


class Block(models.Model):
    """What a document can be found by: the blocks of its header. Rows only for documents on the shelf."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="blocks")
    block = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["block", "document"], name="block_document")]


class Mention(models.Model):
    """A mention of the document's, once for each block of its target. Rows only for documents on the shelf."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="mentions")
    block = models.TextField()
    ordinal = models.IntegerField()
    body = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["block", "document", "ordinal"], name="mention_block")]


class Feature(models.Model):
    """What conflict checks pair documents by (library.features). Rows only for documents on the shelf."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="features")
    feature = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["feature", "document"], name="feature_document")]


class Correction(models.Model):
    """What a person set in place of what was read of a document; holds until taken back.

    what: 'number', 'issued', 'issuer', 'type', 'title', 'field', 'agency', or 'mention' for one sentence's citation, named by
    its fingerprint in `about`. value: the text that holds; read: what stood there before.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="corrections")
    what = models.CharField(max_length=20)
    about = models.CharField(max_length=16, blank=True)
    value = models.TextField(blank=True)
    read = models.TextField(blank=True)
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)


class Listing(models.Model):
    """What a list or another database says of a document; it stands for the document while no text is at hand.

    header: model.json of Header; source: where it is from, in words.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="listings")
    header = models.TextField()
    source = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "source"], name="listing_once")]


class Alias(models.Model):
    """An id that a document had before its header was corrected or read better."""

    id = models.CharField(primary_key=True, max_length=255)
    document = models.CharField(max_length=255, db_index=True)


class Withdrawal(models.Model):
    """A document taken off the shelf, by whom and why; undone when it was put back."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="withdrawals")
    reason = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)


class Event(models.Model):
    """An event that a person or a catalogue recorded about a document; body: model.json of Event."""

    document = models.CharField(max_length=255, db_index=True)
    body = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()


class Decision(models.Model):
    """What a person said of a finding; the last row of a fingerprint holds. finding: model.json of Finding."""

    fingerprint = models.CharField(max_length=16, db_index=True)
    document = models.CharField(max_length=255, db_index=True)
    state = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    finding = models.TextField()


class Change(models.Model):
    """Everything that was ever done, one number a transaction; the database itself forbids to alter or delete a row.

    what: created, added, new_version, twin, source, reread, moved, withdrawn, restored, decided, recorded, corrected, uncorrected,
    listed.
    """

    number = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    what = models.CharField(max_length=20)
    document = models.CharField(max_length=255, db_index=True)
    detail = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["number", "document"], name="change_number")]
