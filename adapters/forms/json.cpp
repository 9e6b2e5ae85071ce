// Boost.JSON knows the grammar; the tree, the duplicate keys and the places are ours, because its
// own parser keeps the last of two equal keys and says nothing.
#include "adapters/forms/json.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <optional>

#include "statemachines/words/check.h"
#include "statemachines/words/utf8.h"

namespace caseledger::adapters {
namespace {

namespace bj = boost::json;
using bj::error_code;

/// Grows the tree from the parser's calls. A call that answers false has left its reason.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = ~std::size_t{0};
  static constexpr std::size_t max_array_size = ~std::size_t{0};
  static constexpr std::size_t max_key_size = ~std::size_t{0};
  static constexpr std::size_t max_string_size = ~std::size_t{0};

  // clang-format off
  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_array_begin(error_code& ec) { return open(Json::array(), ec); }
  bool on_array_end(std::size_t, error_code& ec) { return close(ec); }
  bool on_object_begin(error_code& ec) { return open(Json::object(), ec); }
  bool on_object_end(std::size_t, error_code& ec) { return close(ec); }
  bool on_string_part(bj::string_view s, std::size_t, error_code&) { return gather(s); }
  bool on_key_part(bj::string_view s, std::size_t, error_code&) { return gather(s); }
  bool on_number_part(bj::string_view s, error_code&) { return gather(s); }
  bool on_bool(bool b, error_code& ec) { return put({b}, ec); }
  bool on_null(error_code& ec) { return put({nullptr}, ec); }
  bool on_comment_part(bj::string_view, error_code&) { return true; }
  bool on_comment(bj::string_view, error_code&) { return true; }
  // clang-format on
  bool on_int64(std::int64_t i, bj::string_view, error_code& ec) {
    gathered_.clear();
    return i < 0 ? put({i}, ec) : put({static_cast<std::uint64_t>(i)}, ec);
  }
  bool on_uint64(std::uint64_t u, bj::string_view, error_code& ec) {
    gathered_.clear();
    return put({u}, ec);
  }
  /// The parser's own double is often the neighbour of the right one, and printed it reads as yet
  /// another.
  bool on_double(double, bj::string_view s, error_code& ec) {
    gather(s);
    const auto text = std::exchange(gathered_, {});
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size()) return put({number}, ec);
    return refuse(ec, place(), {"数超出范围", "the number is out of range"});
  }
  bool on_string(bj::string_view s, std::size_t, error_code& ec) {
    gather(s);
    return put({std::exchange(gathered_, {})}, ec);
  }

  bool on_key(bj::string_view s, std::size_t, error_code& ec) {
    gather(s);
    auto& frame = frames_.back();
    frame.key = std::exchange(gathered_, {});
    frame.has_key = true;
    if (frame.json.find(frame.key) != nullptr) {
      return refuse(ec, place(), {"字段重复", "the field is given twice"});
    }
    if (frame.json.as_object()->size() < kJsonMembersMax) return true;
    frame.has_key = false;
    return refuse(ec, place(), {"字段过多", "too many fields"});
  }

  /// Where the parser is: the value it was about to read.
  std::string place() const {
    std::string path = "$";
    for (const auto& frame : frames_) {
      if (const auto* array = frame.json.as_array()) {
        path.append("[").append(std::to_string(array->size())).append("]");
      } else if (frame.has_key) {
        path = member_path(path, frame.key);
      }
    }
    return path;
  }

  std::optional<Fault> refusal;
  Json tree;

 private:
  struct Frame {
    Json json;
    std::string key{};
    bool has_key = false;
  };

  bool gather(bj::string_view part) {
    gathered_.append(part.data(), part.size());
    return true;
  }

  bool refuse(error_code& ec, std::string path, Bilingual what) {
    refusal = Fault{FaultKind::malformed, std::move(path), std::move(what)};
    ec = bj::error::exception;
    return false;
  }

  bool open(Json container, error_code& ec) {
    if (frames_.size() == kJsonDepthMax) {
      return refuse(ec, place(), {"嵌套过深", "nested too deeply"});
    }
    frames_.push_back({std::move(container)});
    return true;
  }

  bool close(error_code& ec) {
    auto json = std::move(frames_.back().json);
    frames_.pop_back();
    return put(std::move(json), ec);
  }

  bool put(Json json, error_code& ec) {
    if (frames_.empty()) {
      tree = std::move(json);
      return true;
    }
    auto& frame = frames_.back();
    if (const auto* array = frame.json.as_array()) {
      if (array->size() == kJsonElementsMax) {
        return refuse(ec, place(), {"列表超过1000项", "the list has more than 1000 elements"});
      }
      frame.json.add(std::move(json));
      return true;
    }
    std::get<Json::Object>(frame.json.value).push_back({std::move(frame.key), std::move(json)});
    frame.has_key = false;
    return true;
  }

  std::vector<Frame> frames_;
  std::string gathered_;
};

/// Whether the parser stopped because one half of a pair of \u escapes lacks the other. It has no
/// error of its own for a first half that no escape follows.
bool is_surrogate_error(const error_code& ec, std::string_view read) {
  if (ec == bj::error::illegal_leading_surrogate || ec == bj::error::illegal_trailing_surrogate ||
      ec == bj::error::expected_utf16_escape) {
    return true;
  }
  constexpr std::size_t kEscapeSize = 6;
  if (read.ends_with('\\')) read.remove_suffix(1);
  if (ec != bj::error::syntax || read.size() < kEscapeSize) return false;
  const auto escape = read.substr(read.size() - kEscapeSize);
  return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') &&
         std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
}

/// What the byte at which the parser stopped tells about the mistake.
Bilingual mistake(const error_code& ec, std::string_view text, std::size_t at) {
  const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  const auto where = std::to_string(at + 1);
  if (is_surrogate_error(ec, text.substr(0, at))) {
    return {"\\u 转义中的代理项不成对", "a surrogate stands alone in a \\u escape"};
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return {"行首有字节顺序标记（BOM），请去掉", "the line begins with a byte order mark"};
  }
  if (!code_points(text) && (byte >= 0x80 || ec == bj::error::incomplete)) {
    return {"不是有效的 UTF-8（第" + where + "字节）", "not UTF-8, byte " + where};
  }
  if (ec == bj::error::incomplete) return {"JSON 不完整", "the JSON is incomplete"};
  if (ec == bj::error::extra_data) {
    return {"JSON 之后还有多余内容（第" + where + "字节）",
            "something follows the JSON, byte " + where};
  }
  if (at < text.size() && byte < 0x20) {
    return {"含未转义的控制字符（第" + where + "字节）",
            "a control character is not escaped, byte " + where};
  }
  return {"不是合法的 JSON（第" + where + "字节）", "not JSON, byte " + where};
}

bj::value boost_of(const Json& json);

struct ToBoost {
  bj::value operator()(const Json::Array& array) const {
    bj::array out;
    out.reserve(array.size());
    for (const auto& element : array) out.push_back(boost_of(element));
    return out;
  }
  bj::value operator()(const Json::Object& object) const {
    bj::object out;
    out.reserve(object.size());
    for (const auto& member : object) out.emplace(member.key, boost_of(member.value));
    return out;
  }
  bj::value operator()(const std::string& text) const { return bj::value(text); }
  bj::value operator()(auto scalar) const { return bj::value(scalar); }
};

bj::value boost_of(const Json& json) { return std::visit(ToBoost{}, json.value); }

bool is_plain_word(std::string_view key) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !key.empty() && key.size() <= 40 && std::ranges::all_of(key, is_plain);
}

}  // namespace

Json Json::text(std::string_view text) { return {std::string(text)}; }
Json Json::number(std::uint64_t number) { return {number}; }
Json Json::truth(bool truth) { return {truth}; }
Json Json::array() { return {Array{}}; }
Json Json::object() { return {Object{}}; }

Json& Json::add(std::string_view key, Json member) {
  CL_REQUIRE(as_object() != nullptr && find(key) == nullptr);
  std::get<Object>(value).push_back({std::string(key), std::move(member)});
  return *this;
}

Json& Json::add(std::string_view key, std::string_view member) { return add(key, text(member)); }

Json& Json::add(Json element) {
  CL_REQUIRE(as_array() != nullptr);
  std::get<Array>(value).push_back(std::move(element));
  return *this;
}

bool operator==(const Json& one, const Json& other) { return one.value == other.value; }

const Json* Json::find(std::string_view key) const {
  const auto* object = as_object();
  if (object == nullptr) return nullptr;
  const auto found = std::ranges::find(*object, key, &JsonMember::key);
  return found == object->end() ? nullptr : &found->value;
}

Result<Json> read_json(std::string_view text) {
  if (text.size() > kJsonBytesMax) {
    return fault(FaultKind::malformed, "$", {"超过4 MiB", "longer than 4 MiB"});
  }
  bj::parse_options options;
  options.max_depth = kJsonDepthMax + 1;
  bj::basic_parser<TreeBuilder> parser(options);
  error_code ec;
  const auto read = parser.write_some(false, text.data(), text.size(), ec);
  auto& builder = parser.handler();
  if (builder.refusal) return tl::unexpected(*builder.refusal);
  if (!ec && read < text.size()) ec = bj::error::extra_data;
  if (ec) return fault(FaultKind::malformed, builder.place(), mistake(ec, text, read));
  return std::move(builder.tree);
}

std::string print_json(const Json& json) { return bj::serialize(boost_of(json)); }

std::string member_path(const std::string& path, std::string_view key) {
  if (is_plain_word(key)) return path + "." + std::string(key);
  return path + "[" + as_shown(key) + "]";
}

std::string as_shown(std::string_view text) {
  constexpr std::size_t kShownMax = 90;
  std::string shown(text.substr(0, kShownMax));
  while (!code_points(shown)) shown.pop_back();
  if (shown.size() < text.size()) shown += "…";
  return bj::serialize(bj::string_view(shown));
}

}  // namespace caseledger::adapters
