// Each status with which a witness may answer, as the specification lists them, has its sentence
// here.
#include "adapters/proofs/witness_client.h"

#include <algorithm>
#include <charconv>

#include "ledger/base/base64.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

constexpr std::size_t kProofLinesMax = 63;
constexpr unsigned kOk = 200, kBadRequest = 400, kForbidden = 403, kNotFound = 404, kConflict = 409,
                   kUnprocessable = 422;
constexpr std::string_view kSizeType = "text/x.tlog.size";

tl::unexpected<Fault> told(FaultKind kind, std::string zh, std::string en) {
  return fault(kind, "", {std::move(zh), std::move(en)});
}

std::string address_of(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url + "/add-checkpoint";
}

Result<std::string> body_of(std::uint64_t old_size, std::uint64_t size, const ledger::Note& note,
                            const ConsistencyOf& consistency) {
  CL_TRY(const auto path, consistency(old_size, size));
  CL_ASSERT(path.size() <= kProofLinesMax);
  auto body = "old " + std::to_string(old_size) + "\n";
  for (const auto& step : path) body.append(ledger::to_base64(step.bytes)).append("\n");
  return body.append("\n").append(to_text(note));
}

/// The body must be "1060\n" and nothing more.
Result<std::uint64_t> size_in(const HttpAnswer& answer) {
  std::uint64_t size = 0;
  const auto* end = answer.body.data() + answer.body.size();
  const auto read = std::from_chars(answer.body.data(), end, size);
  if (answer.content_type == kSizeType && read.ec == std::errc() &&
      answer.body == std::to_string(size) + "\n") {
    return size;
  }
  return told(FaultKind::unavailable, "见证方没有说明它见过的条数",
              "the witness does not say which size it has seen");
}

tl::unexpected<Fault> refused(unsigned status) {
  switch (status) {
    case kBadRequest:
      return told(FaultKind::unavailable, "见证方认为请求不合格式（400）",
                  "the witness finds the request malformed (400)");
    case kForbidden:
      return told(FaultKind::unavailable, "见证方不认本账的签名（403）",
                  "the witness does not trust the log's signature (403)");
    case kNotFound:
      return told(FaultKind::unavailable, "见证方不认识本账（404）",
                  "the witness does not know this log (404)");
    case kConflict:
    case kUnprocessable:
      return told(FaultKind::conflict, "本账与见证方此前所见的历史不符",
                  "this is not the history that the witness has seen");
    default:
      return told(FaultKind::unavailable, "见证方应答 HTTP " + std::to_string(status),
                  "the witness answers HTTP " + std::to_string(status));
  }
}

/// Ignores cosignatures that are wrong or by keys that the policy does not name.
Result<Cosigning> cosigning_in(const std::string& body, const TlogPolicy& policy,
                               const PolicyWitness& asked, const std::string& text) {
  const auto lines = ledger::parse_signature_lines(body);
  if (!lines) {
    return fault(FaultKind::unavailable, "witness", lines.error().sentence());
  }
  Cosigning cosigning;
  for (const auto& witness : policy.witnesses) {
    for (const auto& line : *lines) {
      const auto at = cosigned_at(ledger::Note{text, {line}}, witness.key);
      if (!at) continue;
      cosigning.lines.push_back(line);
      if (witness.key == asked.key) cosigning.at = *at;
      break;
    }
  }
  if (cosigned_at(ledger::Note{text, cosigning.lines}, asked.key)) return cosigning;
  return told(FaultKind::unavailable, "应答中没有这个见证方的有效共签",
              "there is no valid cosignature by this witness in its answer");
}

}  // namespace

Result<Cosigning> ask_to_cosign(const TlogPolicy& policy, const PolicyWitness& witness,
                                const ledger::Note& note, const ledger::Checkpoint& checkpoint,
                                std::uint64_t last_size, const ConsistencyOf& consistency,
                                HttpLimits limits) {
  CL_REQUIRE(!witness.url.empty() && note.text == to_text(checkpoint));
  const auto size = checkpoint.size;
  const auto ask = [&](std::uint64_t old_size) {
    return body_of(old_size, size, note, consistency).and_then([&](const std::string& body) {
      return http_post(address_of(witness.url), "text/plain; charset=utf-8", body, limits);
    });
  };
  // No proof can start beyond the end of this ledger. Asked from 0 instead, the witness answers
  // with the size that it has seen.
  const auto believed = last_size <= size ? last_size : 0;
  auto answer = ask(believed);
  if (answer && answer->status == kConflict) {
    CL_TRY(const auto seen, size_in(*answer));
    if (seen > size) {
      const auto more = std::to_string(seen), ours = std::to_string(size);
      return told(FaultKind::conflict, "见证方已见过" + more + "条，本账只有" + ours + "条",
                  "the witness has seen " + more + " leaves, this ledger has " + ours);
    }
    if (seen != believed) answer = ask(seen);
  }
  CL_TRY(answer);
  if (answer->status != kOk) return refused(answer->status);
  return cosigning_in(answer->body, policy, witness, note.text);
}

ledger::Note with_lines(ledger::Note note, const std::vector<ledger::NoteSignature>& lines) {
  for (const auto& line : lines) {
    const auto older = std::ranges::find_if(note.signatures, [&](const auto& other) {
      return other.name == line.name && other.key_id == line.key_id;
    });
    if (older == note.signatures.end()) {
      note.signatures.push_back(line);
    } else {
      *older = line;
    }
  }
  return note;
}

}  // namespace caseledger::adapters
