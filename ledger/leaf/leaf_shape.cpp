// Places inside a leaf's value that are not its direct members are named here.
#include "ledger/leaf/leaf_shape.h"

#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {
namespace {

using shape_detail::ShapeOf;

constexpr Shape kBlob{Kind::blob, {}, {}, {}, {}, {}, {}, {}, {}, false, true};

template <class T>
constexpr Member field(std::string_view key, void* (*in)(void*), std::string_view note) {
  return {key, {}, note, true, &ShapeOf<T>::value, in};
}

Attachment& attachment(void* owner) { return *static_cast<Attachment*>(owner); }

constexpr Member kAttachmentFields[] = {
    field<Id>(
        "path", [](void* of) -> void* { return &attachment(of).path; },
        "of the field in the fact: \"draft\", \"materials/0/document\""),
    field<Digest>(
        "sha256", [](void* of) -> void* { return &attachment(of).document.sha256; }, "never null"),
    field<Digest>(
        "sm3", [](void* of) -> void* { return &attachment(of).document.sm3; }, ""),
    field<std::uint64_t>(
        "size_bytes", [](void* of) -> void* { return &attachment(of).document.size_bytes; }, ""),
};
constexpr Shape kAttachment{Kind::part,
                            "attachment",
                            "A document by its digests. A document that was not given has none.",
                            {},
                            kAttachmentFields,
                            {},
                            {},
                            {},
                            {},
                            false,
                            true};

constexpr Shape kAttachments = [] {
  using List = std::vector<Attachment>;
  auto shape = ShapeOf<std::vector<Id>>::value;
  shape.element = &kAttachment;
  shape.count = [](const void* list) { return static_cast<const List*>(list)->size(); };
  shape.at = [](void* list, std::size_t n) -> void* { return &(*static_cast<List*>(list))[n]; };
  shape.resize = [](void* list, std::size_t count) { static_cast<List*>(list)->resize(count); };
  return shape;
}();

Leaf& leaf(void* owner) { return *static_cast<Leaf*>(owner); }

constexpr Member kLeafFields[] = {
    field<std::uint16_t>(
        kFormatVersionKey, [](void*) -> void* { return nullptr; }, "1"),
    field<Procedure>(
        "procedure", [](void* of) -> void* { return &leaf(of).fact.procedure; },
        "whose law the stream obeys; never unspecified"),
    field<Capacity>(
        "capacity", [](void* of) -> void* { return &leaf(of).fact.capacity; },
        "in which the actor acted"),
    field<std::uint16_t>(
        "command_part", [](void* of) -> void* { return &leaf(of).fact.command_part; },
        "0 for the first fact of a command, then 1, 2, …"),
    field<std::uint64_t>(
        "seq", [](void* of) -> void* { return &leaf(of).position.index; },
        "the leaf's position in the tree, from 0"),
    field<std::uint64_t>(
        "stream_version", [](void* of) -> void* { return &leaf(of).fact.version.count; },
        "accepted facts of the stream, this one included"),
    field<std::uint64_t>(
        "command_high", [](void* of) -> void* { return &leaf(of).fact.command_id.high; },
        "the command's id, 128 bits; all zero: nobody asked"),
    field<std::uint64_t>(
        "command_low", [](void* of) -> void* { return &leaf(of).fact.command_id.low; }, ""),
    field<Instant>(
        "recorded_at", [](void* of) -> void* { return &leaf(of).fact.recorded_at; },
        "µs, by the ledger's clock; never before that of the leaf before"),
    field<Instant>(
        "occurred_at", [](void* of) -> void* { return &leaf(of).fact.occurred_at; },
        "µs, as the actor states it; never after recordedAt"),
    field<std::uint32_t>(
        "law_version", [](void* of) -> void* { return &leaf(of).fact.law_version; },
        "of the tables and requirements that judged"),
    field<Digest>(
        "prev", [](void* of) -> void* { return &leaf(of).prev; },
        "SM3 of the bytes of the leaf before; null in leaf 0 only"),
    field<Id>(
        "origin", [](void* of) -> void* { return &leaf(of).origin; },
        "the ledger's name; never empty"),
    field<Id>(
        "stream", [](void* of) -> void* { return &leaf(of).fact.stream; },
        "the case, item or register; never empty"),
    field<Id>(
        "actor", [](void* of) -> void* { return &leaf(of).fact.actor; },
        "an officer's id, or that of the system; never empty"),
    field<Digest>(
        "ruleset", [](void* of) -> void* { return &leaf(of).fact.ruleset; },
        "digest of the ruleset in force"),
    field<Digest>(
        "calendar", [](void* of) -> void* { return &leaf(of).fact.calendar; },
        "digest of the calendar in force"),
    field<std::vector<Id>>(
        "articles", [](void* of) -> void* { return &leaf(of).fact.articles; },
        "applied: of the row, or of the breaches"),
    field<Id>(
        "stage_after", [](void* of) -> void* { return &leaf(of).fact.stage_after; },
        "key of the stream's stage after the fact"),
    field<std::vector<ClockMoved>>(
        "clocks", [](void* of) -> void* { return &leaf(of).fact.clocks; },
        "what the act did to the stream's clocks"),
    field<std::vector<Commitment>>(
        "commitments", [](void* of) -> void* { return &leaf(of).commitments; },
        "strictly ascending by path, bytewise"),
    {"attachments",
     {},
     "strictly ascending by path, bytewise",
     true,
     &kAttachments,
     [](void* of) -> void* { return &leaf(of).attachments; }},
    field<Id>(
        "key", [](void* of) -> void* { return &leaf(of).key; },
        "of the actor's signature; null: the host vouches"),
    {"signature",
     {},
     "raw bytes; given exactly where key is",
     true,
     &kBlob,
     [](void* of) -> void* { return &leaf(of).signature; }},
};

constexpr Shape kLeaf{Kind::part, "leaf", {}, {}, kLeafFields, {}, {}, {}, {}, false, true};

}  // namespace

const Shape& leaf_shape() { return kLeaf; }

}  // namespace caseledger::ledger
