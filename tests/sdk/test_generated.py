"""What is generated is what the server's code gives now, and every operation is in it."""

import inspect

import roomrack_client
from roomrack_client import areas, refusals
from scripts.sdk import __main__ as generator
from scripts.sdk import api, names
from scripts.sdk.refusals import kinds


def test_generated_files_are_up_to_date() -> None:
    stale = [str(path.relative_to(generator.ROOT)) for path in generator.stale(generator.files())]
    assert not stale, "run `make sdk`"


def test_every_operation_of_the_document_is_a_method_of_both_clients() -> None:
    blocking = roomrack_client.Client("http://127.0.0.1:1/connect")
    awaiting = roomrack_client.AsyncClient("http://127.0.0.1:1/connect")
    for group, operations in api.groups().items():
        for operation in operations:
            assert inspect.ismethod(getattr(getattr(blocking, group), operation.name))
            assert inspect.iscoroutinefunction(getattr(getattr(awaiting, group), operation.name))
    blocking.close()
    assert issubclass(roomrack_client.Client, areas.Areas)


def test_every_kind_of_refusal_has_a_class() -> None:
    for kind in kinds():
        made = getattr(refusals, kind.__name__)
        assert issubclass(made, roomrack_client.ApiError)
        assert made in refusals.KINDS.values()


def test_names_of_the_wire_become_names_of_python() -> None:
    assert [names.snake(each) for each in ("roomGross", "ids[]", "whatsAppURL", "class", "Checkin/out Status")] == [
        "room_gross",
        "ids",
        "whats_app_url",
        "class_",
        "checkin_out_status",
    ]


def test_names_of_models_stay_apart() -> None:
    assert names.model_names(["ApiCalendarDay", "CalendarDay", "ApiRoomDTO", "ApiRoomDTOV2"]) == {
        "ApiCalendarDay": "ApiCalendarDay",
        "CalendarDay": "CalendarDay",
        "ApiRoomDTO": "Room",
        "ApiRoomDTOV2": "RoomV2",
    }
