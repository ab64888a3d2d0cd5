"""Threads and messages: docs/contract.md 11."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from tests.api.chat.support import chat, text_of
from tests.api.reservations.support import done, fields_of
from tests.factories import World
from tests.factories.world import READ_ONLY


async def test_an_unknown_external_id_opens_a_thread(world: World) -> None:
    at = await chat(world)
    body = {
        "externalThreadId": "inbox-1",
        "externalId": "m-1",
        "sender": {
            "externalGuest": "guest-1",
            "firstname": "Ada",
            "lastname": "Lovelace",
            "email": "ada@example.com",
            "phone": "+44123456789",
            "preferredLanguage": "en",
        },
        "processor": "CHANNEL",
        "createTime": "2030-05-01T10:00:00Z",
        "attributes": [{"type": "TEXT", "value": "May we come with a dog?"}, {"type": "LANGUAGE", "value": "EN"}],
    }
    made = done(await at.write(**body))
    guest = {
        "id": made["sender"]["id"],
        "externalGuest": "guest-1",
        "email": "ada@example.com",
        "phone": "+44123456789",
        "firstname": "Ada",
        "lastname": "Lovelace",
        "fullname": "Ada Lovelace",
        "preferredLanguage": "EN",
    }
    first, second = made["attributes"]
    assert made == {
        "id": made["id"],
        "sender": guest,
        "externalSender": guest,
        "threadId": made["threadId"],
        "externalThreadId": "inbox-1",
        "createTime": "2030-05-01T10:00:00Z[UTC]",
        "sentTime": "2030-05-01T10:00:00Z[UTC]",
        "status": "SENT",
        "processor": "CHANNEL",
        "externalId": "m-1",
        "attributes": [
            {"id": first["id"], "messageId": made["id"], "type": "TEXT", "value": "May we come with a dog?"},
            {"id": second["id"], "messageId": made["id"], "type": "LANGUAGE", "value": "EN"},
        ],
        "readers": [],
        "currentAccommodations": [str(at.hotel.id)],
    }
    thread = done(await at.get(f"threads/{made['threadId']}"))
    owner = thread["persons"][1]
    assert (owner["id"], owner["userId"], owner["userType"]) == (at.hotel.person, at.hotel.person, "USER")
    [external] = thread["chatThreadExternals"]
    assert thread == {
        "id": made["threadId"],
        "accommodationId": str(at.hotel.id),
        "defaultProcessor": "CHANNEL",
        "persons": [guest, owner],
        "lastMessage": made,
        "chatThreadExternals": [{"id": external["id"], "threadId": made["threadId"], "externalId": "inbox-1"}],
        "attributes": [],
        "aiDriven": False,
    }
    assert done(await at.write(**body)) == made
    assert done(await at.get(f"threads/{made['threadId']}/messages")) == {"data": [made]}
    assert await at.told() == [("chat.message_received", made["id"])]


async def test_the_property_answers_in_its_own_name_and_has_read_what_it_wrote(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    made = done(await at.write(threadId=thread, attributes=[{"value": "Of course."}]))
    assert (made["sender"]["id"], made["status"], made["processor"]) == (at.hotel.person, "CREATED", "CHANNEL")
    [reader] = made["readers"]
    assert reader == {
        "id": reader["id"],
        "messageId": made["id"],
        "reader": made["sender"],
        "readTime": made["readTime"],
    }
    assert "externalSender" not in made
    assert "sentTime" not in made
    assert made["externalThreadId"] == "inbox"


@pytest.mark.parametrize(
    ("processor", "status"),
    [
        ("DIRECT", "SENT"),
        ("NOTE", "SENT"),
        ("MAIL", "CREATED"),
        ("WHATSAPP", "CREATED"),
        ("CHANNEL", "CREATED"),
        ("WHATSAPP_MANUAL", "MANUAL_VERIFY"),
    ],
)
async def test_how_a_message_of_the_property_begins(world: World, processor: str, status: str) -> None:
    at = await chat(world)
    made = done(await at.write(threadId=await at.thread(), processor=processor, attributes=[{"value": "Hello"}]))
    assert (made["processor"], made["status"]) == (processor, status)


async def test_a_thread_is_about_the_reservation_that_it_names(world: World) -> None:
    at = await chat(world)
    room = await at.desk.book(guests=[{"givenName": "Ada", "familyName": "L", "email": "ada@example.com"}])
    made = done(
        await at.write(
            externalThreadId="mine",
            processor="MAIL",
            attributes=[{"type": "REFER", "value": room["refer"]}, {"type": "TEXT", "value": "Welcome!"}],
        )
    )
    thread = done(await at.get(f"threads/{made['threadId']}"))
    assert thread["reservation"]["id"] == room["id"]
    assert thread["defaultProcessor"] == "MAIL"
    assert (thread["persons"][0]["email"], thread["persons"][0]["firstname"]) == ("ada@example.com", "Ada")
    [listed] = done(await at.get("threads"))
    assert listed == thread


async def test_card_numbers_are_masked_before_they_are_stored(world: World) -> None:
    at = await chat(world)
    made = done(await at.write(externalThreadId="x", attributes=[{"value": "Mine is 4111 1111 1111 1111, thanks"}]))
    assert text_of(made) == "Mine is **** **** **** 1111, thanks"


async def test_reviews_are_stored_with_their_message(world: World) -> None:
    at = await chat(world)
    review = {
        "externalId": "r-1",
        "rating": 4.5,
        "reviewerRole": "GUEST",
        "status": "REVIEW_SUBMITTED",
        "headline": "Lovely",
        "publicReview": "We come again",
        "privateReview": "The tap drips",
        "listingId": "L1",
        "isRevieweeRecommended": True,
        "channelInsertTime": "2030-05-01T10:00:00Z",
        "reviewCategories": [
            {
                "category": "cleanliness",
                "rating": 5,
                "comment": "Spotless",
                "reviewCategoryTags": [
                    {"reviewCategoryTagType": "GUEST_REVIEW_HOST_POSITIVE_SPOTLESS_FURNITURE_AND_LINENS"}
                ],
            }
        ],
    }
    made = done(await at.write(externalThreadId="x", sender={"externalGuest": "g"}, review=review))
    shown = made["review"]
    assert shown == {
        **review,
        "id": made["id"],
        "insertTime": made["createTime"],
        "updateTime": made["createTime"],
        "channelInsertTime": "2030-05-01T10:00:00Z[UTC]",
    }


async def test_what_a_message_lacks_is_named(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    cases: list[tuple[dict[str, Any], int, list[tuple[str, str]]]] = [
        (
            {"attributes": [{"value": "x"}]},
            400,
            [("$.threadId", "ApiParamsExemption"), ("$.externalThreadId", "ApiParamsExemption")],
        ),
        ({"threadId": thread}, 400, [("$.attributes", "ApiParamsExemption")]),
        ({"threadId": thread, "attributes": [{"value": "  "}]}, 400, [("$.attributes[0].value", "ApiParamsExemption")]),
        ({"threadId": thread + 999_999, "attributes": [{"value": "x"}]}, 422, [("$.threadId", "ApiResourceMissing")]),
        (
            {"threadId": thread, "attributes": [{"type": "MAIL_TEMPLATE_ID", "value": "1"}]},
            422,
            [("$.attributes", "ApiResourceMissing")],
        ),
        (
            {"threadId": thread, "processor": "PIGEON", "status": "LOST", "attributes": [{"type": "X", "value": "x"}]},
            400,
            [
                ("$.status", "ApiParamsExemption"),
                ("$.processor", "ApiParamsExemption"),
                ("$.attributes[0].type", "ApiParamsExemption"),
            ],
        ),
        (
            {"threadId": thread, "attachment": {"name": "a", "type": "PNG"}},
            400,
            [("$.attachment.content", "ApiParamsExemption")],
        ),
        (
            {"threadId": thread, "attachment": {"name": "a.exe", "type": "PNG", "content": "TVqQAAMAAAAEAAAA//8AALg="}},
            400,
            [("$.attachment.content", "ApiParamsExemption")],
        ),
        (
            {"threadId": thread, "attachment": {"name": "a", "type": "PNG", "content": "***"}},
            400,
            [("$.attachment.content", "ApiParamsExemption")],
        ),
    ]
    for body, status, fields in cases:
        answer = await at.write(**body)
        assert (answer.status_code, fields_of(answer)) == (status, fields), answer.text
    assert len(done(await at.get(f"threads/{thread}/messages"))["data"]) == 1


async def test_threads_are_listed_by_their_last_message(world: World) -> None:
    at = await chat(world)
    threads = [await at.thread(name=f"inbox-{number}") for number in range(3)]
    done(await at.write(threadId=threads[0], attributes=[{"value": "Late"}]))
    listed = [each["id"] for each in done(await at.get("threads"))]
    assert listed == [threads[0], threads[2], threads[1]]
    assert [each["id"] for each in done(await at.get("threads", offset=2))] == [threads[1]]
    assert done(await at.get("threads", offset=3)) == []
    for params in ({"offset": "-1"}, {"offset": "x"}, {"filterReadStatus": "maybe"}):
        answer = await at.get("threads", **params)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    archived = done(await at.patch(f"threads/{threads[2]}/archive"))
    assert archived["archiveTime"].endswith("Z[UTC]")
    assert done(await at.patch(f"threads/{threads[2]}/archive")) == archived
    assert [each["id"] for each in done(await at.get("threads"))] == [threads[0], threads[1]]
    done(await at.write(threadId=threads[2], processor="NOTE", attributes=[{"value": "Only for us"}]))
    assert "archiveTime" in done(await at.get(f"threads/{threads[2]}"))
    done(await at.write(externalThreadId="inbox-2", sender={"externalGuest": "guest"}, attributes=[{"value": "Hi"}]))
    assert [each["id"] for each in done(await at.get("threads"))] == [threads[2], threads[0], threads[1]]


async def test_messages_after_an_instant_and_only_some_fields(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    for hour in (10, 11):
        done(
            await at.write(
                threadId=thread, createTime=f"2031-01-01T{hour}:00:00Z", attributes=[{"value": f"At {hour}"}]
            )
        )
    found = done(
        await at.get(f"threads/{thread}/messages", createdAfter="2031-01-01T10:00:00Z", fields="createTime, nothing")
    )
    assert found == {"data": [{"createTime": "2031-01-01T11:00:00Z[UTC]"}]}
    assert len(done(await at.get(f"threads/{thread}/messages", createdAfter="2031-01-01"))["data"]) == 2
    answer = await at.get(f"threads/{thread}/messages", createdAfter="yesterday")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


async def test_searching_forgives_case_and_accents(world: World) -> None:
    at = await chat(world)
    dog = await at.thread(name="dog", text="Può venire il CÀNE?")
    cat = await at.thread(name="cat", text="And the cat?", guest={"externalGuest": "2", "firstname": "Zoë"})
    for query, found in (("cane puo", [dog]), ("CAT", [cat]), ("zoe", [cat]), ("cane cat", []), ("", [cat, dog])):
        assert [each["id"] for each in done(await at.get("messages", queryString=query))] == found, query
    answer = await at.get("messages", queryString="x" * 201)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


async def test_read_state_is_each_persons_own(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    colleague = await at.colleague()
    [unread] = done(await at.get("unreadedMessagesCount"))
    assert "readTime" not in unread
    assert [each["id"] for each in done(await at.get("threads", filterReadStatus=True))] == [thread]
    reader = done(await at.patch(f"threads/{thread}/read"))
    assert (reader["messageId"], reader["reader"]["id"]) == (unread["id"], at.hotel.person)
    assert done(await at.patch(f"threads/{thread}/read")) == reader
    assert done(await at.get("unreadedMessagesCount")) == []
    assert done(await at.get("threads", filterReadStatus=True)) == []
    assert [each["id"] for each in done(await colleague.get("unreadedMessagesCount"))] == [unread["id"]]
    again = done(await at.patch(f"threads/{thread}/setAsUnread"))
    assert again["lastMessage"]["readers"] == []
    assert [each["id"] for each in done(await at.get("unreadedMessagesCount"))] == [unread["id"]]
    [entry] = done(await at.patch("messages/readAll"))["data"]
    assert (entry["messageId"], entry["reader"]["id"]) == (unread["id"], at.hotel.person)
    assert done(await at.patch("messages/readAll")) == {"data": []}
    assert len(done(await colleague.get("unreadedMessagesCount"))) == 1


async def test_unread_counts_look_back_thirty_days(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    async with world.unit() as unit:
        old = (unit.now() - timedelta(days=31)).isoformat()
    made = {"sender": {"externalGuest": "guest"}, "attributes": [{"value": "Long ago"}], "createTime": old}
    done(await at.write(threadId=thread, **made))
    assert len(done(await at.get("unreadedMessagesCount"))) == 1


async def test_recent_messages_are_those_of_the_last_day(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    path = "/rest/v1/accommodation/recentMessages"
    [found] = done(await at.session.get(path, params={"property": str(at.hotel.id)}))
    assert found["threadId"] == thread
    assert done(await at.session.get(path)) == [found]
    done(await at.patch(f"threads/{thread}/read"))
    assert "readTime" in done(await at.session.get(path))[0]


async def test_the_assistant_is_switched_off_when_a_person_writes(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    on = done(await at.patch(f"threads/{thread}/aiAssistant", params={"enabled": "true"}))
    assert on["aiDriven"] is True
    [attribute] = on["attributes"]
    assert attribute == {
        "id": attribute["id"],
        "threadId": thread,
        "type": "AI_ASSISTANCE_THREAD",
        "value": "true",
    }
    skip = [{"value": "By the machine"}, {"type": "AI_SKIP_DISABLE", "value": "true"}]
    done(await at.write(threadId=thread, attributes=skip))
    done(await at.write(threadId=thread, processor="NOTE", attributes=[{"value": "For us"}]))
    assert done(await at.get(f"threads/{thread}"))["aiDriven"] is True
    done(await at.write(threadId=thread, attributes=[{"value": "By hand"}]))
    off = done(await at.get(f"threads/{thread}"))
    assert (off["aiDriven"], off["attributes"]) == (False, [])
    done(await at.patch(f"threads/{thread}/aiAssistant"))
    assert done(await at.patch(f"threads/{thread}/aiAssistant", params={"enabled": False}))["aiDriven"] is False
    answer = await at.patch(f"threads/{thread}/aiAssistant", params={"enabled": "maybe"})
    assert (answer.status_code, fields_of(answer)) == (400, [("enabled", "ApiParamsExemption")])


@pytest.mark.parametrize("body", ['"MAIL"', "MAIL", " MAIL\n"])
@pytest.mark.parametrize("media", ["application/json", "text/plain", "application/x-www-form-urlencoded", None])
async def test_a_word_is_taken_quoted_or_bare(world: World, body: str, media: str | None) -> None:
    at = await chat(world)
    thread = await at.thread()
    headers = {} if media is None else {"Content-Type": media}
    answer = await at.patch(f"threads/{thread}/processor", content=body.encode(), headers=headers)
    assert done(answer)["defaultProcessor"] == "MAIL"


async def test_words_that_are_none(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    message = done(await at.write(threadId=thread, attributes=[{"value": "x"}]))["id"]
    for method, path in (("PATCH", f"threads/{thread}/processor"), ("PUT", f"messages/{message}")):
        wrong = ((b"PIGEON", "ApiParamsExemption"), (b"", "ApiParamsExemption"), (b'"a b', "JsonParseExemption"))
        for content, kind in wrong:
            answer = await at.request(method, path, content=content, headers={"Content-Type": "application/json"})
            assert (answer.status_code, answer.json()["type"]) == (400, kind), content
        answer = await at.request(method, path, content=b"x", headers={"Content-Type": "image/png"})
        assert (answer.status_code, answer.json()["type"]) == (415, "BadRequest")


async def test_a_message_is_held_released_and_marked(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    held = done(await at.write(threadId=thread, status="WAIT_AUTH", attributes=[{"value": "Shall I?"}]))
    assert held["status"] == "WAIT_AUTH"
    assert await at.due() == []
    freed = done(await at.put(f"messages/{held['id']}", content=b"CREATED"))
    assert freed["status"] == "CREATED"
    assert await at.due() == [held["id"]]
    by_hand = done(await at.write(threadId=thread, processor="WHATSAPP_MANUAL", attributes=[{"value": "Hi"}]))
    sent = done(await at.put(f"messages/{by_hand['id']}", content=b'"SENT"'))
    assert (sent["status"], "sentTime" in sent) == ("SENT", True)
    assert done(await at.put(f"messages/{by_hand['id']}", content=b'"SENT"')) == sent
    first = done(await at.get(f"threads/{thread}/messages"))["data"][0]["id"]
    for id, word in ((by_hand["id"], b"CREATED"), (first, b"ERROR")):
        answer = await at.put(f"messages/{id}", content=word)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")


async def test_members_are_those_who_work_there(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    colleague = await at.colleague()
    assert await at.members(thread) == [at.hotel.person, colleague.person]
    [shown] = done(await at.delete(f"threads/members/{colleague.person}"))
    assert [each["id"] for each in shown["persons"] if "userId" in each] == [at.hotel.person]
    other = await at.thread(name="later")
    assert await at.members(other) == [at.hotel.person]
    assert len(done(await at.put(f"threads/members/{colleague.person}"))) == 2
    assert await at.members(other) == [at.hotel.person, colleague.person]
    for method in ("PUT", "DELETE"):
        answer = await at.request(method, "threads/members/1")
        assert (answer.status_code, answer.json()["element"]) == (404, "Person")
        answer = await at.request(method, "threads/members/me")
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


async def test_what_is_not_there_and_what_is_no_number(world: World) -> None:
    at, other = await chat(world), await chat(world)
    theirs = await other.thread()
    mine = await at.thread()
    message = done(await other.get(f"threads/{theirs}/messages"))["data"][0]["id"]
    offer = {"startDate": "2030-01-01", "nights": 1, "totalPrice": 1}
    calls: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", "threads/{}", {}),
        ("GET", "threads/{}/messages", {}),
        ("GET", "threads/{}/templates", {}),
        ("PATCH", "threads/{}/read", {}),
        ("PATCH", "threads/{}/archive", {}),
        ("PATCH", "threads/{}/aiAssistant", {}),
        ("PATCH", "threads/{}/setAsUnread", {}),
        ("PATCH", "threads/{}/processor", {"json": "MAIL"}),
        ("POST", "threads/{}/specialOffer", {"json": offer}),
        ("POST", "threads/{}/preApprove", {}),
        ("PATCH", "threads/{}/specialOffer/1/withdraw", {}),
        ("PATCH", f"threads/{mine}/specialOffer/{{}}/withdraw", {}),
        ("PATCH", "threads/{}/messages/1/translate/IT", {}),
        ("PATCH", f"threads/{mine}/messages/{{}}/translate/IT", {}),
        ("PUT", "messages/{}", {"json": "SENT"}),
    ]
    for method, path, content in calls:
        for id in (theirs, message, 1, 0, -5, 2**62):
            if id == mine:
                continue
            answer = await at.request(method, path.format(id), **content)
            assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing"), (path, id, answer.text)
        answer = await at.request(method, path.format("first"), **content)
        found = (404, "ApiResourceMissing") if path.endswith("/read") else (400, "ApiParamsExemption")
        assert (answer.status_code, answer.json()["type"]) == found, path
    link = f"/rest/x1/chat/{at.hotel.id}/threads"
    for method in ("POST", "DELETE"):
        answer = await at.session.request(method, f"{link}/{theirs}/link")
        assert (answer.status_code, answer.json()["element"]) == (404, "ChatThread")
        answer = await at.session.request(method, f"{link}/mine/link")
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


async def test_bodies_that_are_too_large_or_of_another_kind(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    writes: list[tuple[str, str]] = [
        ("POST", "messages"),
        ("PUT", "messages/1"),
        ("PUT", "threads/members/1"),
        ("PATCH", "messages/readAll"),
        *(("PATCH", f"threads/{thread}/{tail}") for tail in ("read", "archive", "aiAssistant", "setAsUnread")),
        ("PATCH", f"threads/{thread}/processor"),
        ("PATCH", f"threads/{thread}/messages/1/translate/IT"),
        ("PATCH", f"threads/{thread}/specialOffer/1/withdraw"),
        ("POST", f"threads/{thread}/specialOffer"),
        ("POST", f"threads/{thread}/preApprove"),
    ]
    paths = [(method, f"{at.path}/{path}") for method, path in writes]
    desk = f"/rest/x1/chat/{at.hotel.id}"
    paths += [("PUT", f"{desk}/templates"), ("PATCH", f"{desk}/settings"), ("POST", f"{desk}/threads/{thread}/link")]
    for method, path in paths:
        large = await at.session.request(method, path, json={"x": "x" * 1_100_000})
        assert (large.status_code, large.json()["type"]) == (413, "BadRequest"), path
        other = await at.session.request(method, path, content=b"<x/>", headers={"Content-Type": "application/xml"})
        assert (other.status_code, other.json()["type"]) == (415, "BadRequest"), path


async def test_whoever_may_only_read_changes_nothing(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    assert (await reader.get(f"{at.path}/threads")).status_code == 200
    answer = await reader.patch(f"{at.path}/threads/{thread}/read")
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_two_writers_open_one_thread(world: World) -> None:
    at = await chat(world)
    bodies: list[dict[str, Any]] = [
        {
            "externalThreadId": "race",
            "externalId": str(n),
            "sender": {"externalGuest": "g"},
            "attributes": [{"value": "x"}],
        }
        for n in range(6)
    ]
    answers = await asyncio.gather(*(at.write(**body) for body in bodies))
    assert len({done(answer)["threadId"] for answer in answers}) == 1
    assert len({done(answer)["sender"]["id"] for answer in answers}) == 1
