"""Keys of records sort by when they were made, even many within a millisecond."""

from __future__ import annotations

from salesdesk.models.fields import new_id


def test_what_is_made_later_sorts_later() -> None:
    keys = [new_id() for _ in range(5_000)]
    assert keys == sorted(set(keys))
    assert {key.version for key in keys} == {7}
    assert {key.variant for key in keys} == {"specified in RFC 4122"}
