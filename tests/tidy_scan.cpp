// One pass to blank what is not code, one pass over the braces that are left.
#include "tests/tidy_scan.h"

#include <algorithm>
#include <cctype>

namespace caseledger::tidy {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t end_or(std::size_t found, std::size_t length, std::string_view text) {
  return found == kNone ? text.size() : found + length;
}

/// The end of a literal that opens at `at` with a quote mark; a stray mark ends with its line.
std::size_t literal_end(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark == '"' && at > 0 && text[at - 1] == 'R') {
    const auto open = text.find('(', at);
    if (open == kNone) return text.size();
    const auto close = ")" + std::string(text.substr(at + 1, open - at - 1)) + "\"";
    return end_or(text.find(close, open), close.size(), text);
  }
  for (auto i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == mark) {
      return i + 1;
    } else if (text[i] == '\n') {
      return i;
    }
  }
  return text.size();
}

/// The end of a preprocessor line, its continuations included.
std::size_t directive_end(std::string_view text, std::size_t at) {
  for (auto i = at; i < text.size(); ++i) {
    if (text[i] == '\n' && text[i - 1] != '\\') return i;
  }
  return text.size();
}

bool opens_literal(std::string_view text, std::size_t at) {
  if (text[at] == '"') return true;
  const bool between_digits =
      at > 0 && at + 1 < text.size() && is_hex(text[at - 1]) && is_hex(text[at + 1]);
  return text[at] == '\'' && !between_digits;
}

/// Where the thing that opens at `at` and is not code ends; `at` itself if it is code.
std::size_t skipped_to(std::string_view text, std::size_t at, bool line_is_blank_so_far) {
  const auto rest = text.substr(at);
  if (rest.starts_with("//")) return end_or(text.find('\n', at), 0, text);
  if (rest.starts_with("/*")) return end_or(text.find("*/", at + 2), 2, text);
  if (opens_literal(text, at)) return literal_end(text, at);
  if (rest.front() == '#' && line_is_blank_so_far) return directive_end(text, at);
  return at;
}

/// `template <…>` at the front says nothing of what follows.
std::string_view without_template(std::string_view head) {
  while (head.starts_with("template")) {
    int depth = 0;
    std::size_t i = head.find('<');
    for (; i < head.size(); ++i) {
      if (head[i] == '<') ++depth;
      if (head[i] == '>' && --depth == 0) break;
    }
    head = trimmed(head.substr(std::min(i + 1, head.size())));
  }
  return head;
}

/// A namespace or a type: what is inside is looked at in its turn.
bool opens_scope(std::string_view head) {
  head = without_template(head);
  for (std::string_view word : {"inline ", "export ", "typedef ", "static ", "constexpr "}) {
    if (head.starts_with(word)) head = trimmed(head.substr(word.size()));
  }
  constexpr std::string_view kWords[] = {"namespace", "class", "struct", "union", "enum", "extern"};
  const bool named = std::ranges::any_of(kWords, [&](auto word) { return head.starts_with(word); });
  const auto from = head.find("alignas(") == kNone ? 0 : head.find(')') + 1;
  const auto paren = head.find('(', from);
  return named && (paren == kNone || head.find(" : ") < paren);
}

bool opens_function(std::string_view head) {
  return head.find('(') != kNone && !head.ends_with('=');
}

std::size_t matching_brace(std::string_view code, std::size_t open) {
  int depth = 0;
  for (auto i = open; i < code.size(); ++i) {
    if (code[i] == '{') ++depth;
    if (code[i] == '}' && --depth == 0) return i;
  }
  return code.size();
}

std::size_t line_of(std::string_view code, std::size_t at) {
  return 1 + static_cast<std::size_t>(std::ranges::count(code.substr(0, at), '\n'));
}

/// After a member initialiser the head goes on; after a function's body it does not.
bool head_goes_on(std::string_view code, std::size_t close) {
  const auto next = trimmed(code.substr(std::min(close + 1, code.size())));
  return next.starts_with(',') || next.starts_with('{');
}

}  // namespace

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

std::size_t columns(std::string_view line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<Include> includes(std::string_view source) {
  std::vector<Include> found;
  for (auto line : lines(source)) {
    line = trimmed(line);
    if (!line.starts_with('#')) continue;
    line = trimmed(line.substr(1));
    if (!line.starts_with("include")) continue;
    line = trimmed(line.substr(7));
    const auto end = line.find_first_of("\">", 1);
    if (line.empty() || end == kNone) continue;
    found.push_back({std::string(line.substr(1, end - 1)), line.front() == '"'});
  }
  return found;
}

std::string code_only(std::string_view source) {
  std::string code(source);
  bool blank_so_far = true;
  for (std::size_t i = 0; i < source.size();) {
    const auto end = skipped_to(source, i, blank_so_far);
    if (end > i) {
      for (auto j = i; j < end; ++j) code[j] = source[j] == '\n' ? '\n' : ' ';
      i = end;
      continue;
    }
    blank_so_far = source[i] == '\n' || (blank_so_far && is_space(source[i]));
    ++i;
  }
  return code;
}

std::vector<Function> functions(std::string_view source) {
  const auto code = code_only(source);
  std::vector<Function> found;
  std::size_t head_from = 0;
  int parens = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '(') ++parens;
    if (c == ')') --parens;
    if ((c == ';' && parens == 0) || c == '}') head_from = i + 1;
    if (c != '{') continue;
    const auto head = trimmed(std::string_view(code).substr(head_from, i - head_from));
    if (parens == 0 && opens_scope(head)) {
      head_from = i + 1;
      continue;
    }
    const auto close = matching_brace(code, i);
    if (parens == 0 && opens_function(head) && !head_goes_on(code, close)) {
      const auto first = line_of(code, static_cast<std::size_t>(head.data() - code.data()));
      found.push_back({first, line_of(code, close) - first + 1});
      head_from = close + 1;
    }
    i = close;
  }
  return found;
}

}  // namespace caseledger::tidy
