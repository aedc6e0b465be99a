"""Calls operations by boto3: a line of JSON in for each, a line of JSON out."""

import datetime
import json
import sys

import boto3
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError

service, endpoint, key, secret, token = sys.argv[1:6]
client = boto3.client(
    service,
    endpoint_url=endpoint,
    region_name="us-east-1",
    aws_access_key_id=key,
    aws_secret_access_key=secret,
    aws_session_token=token or None,
    config=Config(retries={"total_max_attempts": 1}),
)


def plain(value):
    """Moments as seconds since 1970, as JSON has no others."""
    if isinstance(value, datetime.datetime):
        return value.timestamp()
    raise TypeError(type(value).__name__)


def carry_out(asked):
    name = xform_name(asked["operation"])
    if "pageSize" in asked:
        pages = client.get_paginator(name).paginate(
            **asked["input"], PaginationConfig={"PageSize": asked["pageSize"]}
        )
        return {"output": pages.build_full_result()}
    output = getattr(client, name)(**asked["input"])
    about = output.pop("ResponseMetadata")
    return {"output": output, "status": about["HTTPStatusCode"], "id": about["RequestId"]}


for line in sys.stdin:
    try:
        said = carry_out(json.loads(line))
    except ClientError as error:
        about = error.response["ResponseMetadata"]
        said = {
            "code": error.response["Error"]["Code"],
            "message": error.response["Error"]["Message"],
            "status": about["HTTPStatusCode"],
            "id": about["RequestId"],
            "raised": type(error).__name__,
        }
    print(json.dumps(said, default=plain), flush=True)
