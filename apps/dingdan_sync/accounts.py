"""The accounts whose rows a destination holds, so that two enterprises are not mixed under one tenant.

Only a salted hash of the openid or appid is kept. A new appkey or app_secret leaves it as it is. An enterprise of
Waiqin365 may have several openids, and nothing that the platforms send tells which belong together: a further one must
be confirmed once.
"""

from __future__ import annotations

import hmac
import secrets

from dingdan import Waiqin365, Wshoto
from dingdan_sync.destinations import Destination
from dingdan_sync.errors import TenantMismatchError

NAMES = {"waiqin365": "openid", "wshoto": "appid"}
SALT_BYTES = 16


def check_account(
    client: Waiqin365 | Wshoto, destination: Destination, platform: str, tenant: str, same_enterprise: bool
) -> None:
    """Compare the account of a client with those whose rows a tenant has; keep the first, and those confirmed.

    Nothing is compared for a client of Wshoto that has an access_token alone: it does not know its account.

    Args:
        client: The client.
        destination: Where the fingerprints are.
        platform: `waiqin365` or `wshoto`.
        tenant: Name of the enterprise.
        same_enterprise: True if another account is one of the same enterprise.

    Raises:
        TenantMismatchError: The rows are of another account.
        DestinationError: The destination failed.
    """
    known = destination.accounts(platform, tenant)
    salt = known[0].partition(":")[0] if known else secrets.token_hex(SALT_BYTES)
    digest = client.account_fingerprint(bytes.fromhex(salt))
    if digest is None:
        return
    fingerprint = f"{salt}:{digest}"
    if any(hmac.compare_digest(fingerprint, each) for each in known):
        return
    if known and not same_enterprise:
        name = NAMES[platform]
        raise TenantMismatchError(
            f"the rows of tenant {tenant!r} came with another {name} of {platform}, and nothing was written. If this "
            f'is another enterprise, name it: tenant="...". If it is the same one with a new {name}, pass '
            "same_enterprise=True once"
        )
    destination.add_account(platform, tenant, fingerprint)
