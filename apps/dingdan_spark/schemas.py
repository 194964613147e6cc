"""Schemas of the tables for Arrow batches and for Spark."""

from __future__ import annotations

import pyarrow as pa
from pyspark.sql.types import (  # pyright: ignore[reportMissingImports]
    BooleanType,
    DataType,
    DateType,
    DecimalType,
    LongType,
    StringType,
    StructField,
    StructType,
    TimestampType,
)

from dingdan_runtime.arrow import schema
from dingdan_spark.options import ReadOptions
from dingdan_sync.destinations.package import TENANT
from dingdan_sync.spool import DELETED, most_places

UTC_TIME = pa.timestamp("us", "UTC")
"""Spark takes times of batches in UTC alone."""


def arrow_schema(options: ReadOptions) -> pa.Schema:
    """The schema of the batches of a read."""
    table = options.part
    columns = schema(table, scales=most_places(options.document)[table.name], raw=options.raw)
    fields = [pa.field(TENANT, pa.string()), *columns]
    if options.deletions:
        fields.append(pa.field(DELETED, pa.bool_()))
    return pa.schema([each.with_type(UTC_TIME) if pa.types.is_timestamp(each.type) else each for each in fields])


def spark_schema(options: ReadOptions) -> StructType:
    """The schema of the data frame of a read.

    The metadata of a field has what that of Arrow has (`label`, `description`, `source`, `kind`, `codes`, `personal`),
    and `comment`, which Spark shows.
    """
    return StructType([_field(each) for each in arrow_schema(options)])


def _field(field: pa.Field) -> StructField:
    metadata = {name.decode(): text.decode() for name, text in (field.metadata or {}).items()}
    comment = ": ".join(text for text in (metadata.get("label"), metadata.get("description")) if text)
    if comment:
        metadata["comment"] = comment
    return StructField(field.name, _type(field.type), nullable=True, metadata=metadata)


def _type(of: pa.DataType) -> DataType:
    if pa.types.is_decimal(of):
        return DecimalType(of.precision, of.scale)
    if pa.types.is_timestamp(of):
        return TimestampType()
    if pa.types.is_date(of):
        return DateType()
    if pa.types.is_integer(of):
        return LongType()
    return BooleanType() if pa.types.is_boolean(of) else StringType()
