// Beast and Asio are used asynchronously, and each step is waited for: only an asynchronous step
// can be given up when its time is over.
#include "adapters/http/http_client.h"

#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/url/parse.hpp>
#include <cctype>
#include <optional>

namespace caseledger::adapters {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

struct Target {
  std::string host, port, path, authority;
};

tl::unexpected<Fault> told(FaultKind kind, const std::string& url, std::string zh, std::string en) {
  return fault(kind, url, {std::move(zh), std::move(en)});
}

Result<Target> target_of(const std::string& url) {
  const auto read = boost::urls::parse_uri(url);
  if (!read || !read->has_authority() || read->host().empty() || read->has_userinfo()) {
    return told(FaultKind::malformed, url, "不是网址", "is not a URL");
  }
  if (read->scheme_id() == boost::urls::scheme::https) {
    return told(FaultKind::malformed, url, "不支持 https，请用 http（应答自带签名）",
                "https is not spoken here, use http (answers are signed)");
  }
  if (read->scheme_id() != boost::urls::scheme::http) {
    return told(FaultKind::malformed, url, "只支持 http", "only http is spoken here");
  }
  Target target;
  target.host = read->host_address();
  target.port = read->port_number() == 0 ? "80" : std::to_string(read->port_number());
  target.path = std::string(read->encoded_target());
  if (target.path.empty() || target.path.front() != '/') target.path.insert(0, "/");
  target.authority = std::string(read->encoded_host_and_port());
  return target;
}

std::string plain_type(std::string_view type) {
  std::string plain(type.substr(0, std::min(type.find_first_of("; \t"), type.size())));
  std::ranges::transform(plain, plain.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return plain;
}

/// One connection with one deadline. Each step starts an operation and waits for its end.
class Exchange {
 public:
  explicit Exchange(HttpLimits limits)
      : limits_(limits), deadline_(std::chrono::steady_clock::now() + limits.time_max) {}

  error_code connect(const Target& target) {
    tcp::resolver resolver(io_);
    tcp::resolver::results_type found;
    auto error = finished([&](auto done) {
      resolver.async_resolve(target.host, target.port,
                             [&found, done](error_code code, tcp::resolver::results_type results) {
                               found = std::move(results);
                               done(code);
                             });
    });
    if (error) return error;
    return finished([&](auto done) {
      asio::async_connect(socket_, found,
                          [done](error_code code, const tcp::endpoint&) { done(code); });
    });
  }

  error_code send(const http::request<http::string_body>& request) {
    return finished([&](auto done) {
      http::async_write(socket_, request, [done](error_code code, std::size_t) { done(code); });
    });
  }

  error_code receive(HttpAnswer& answer) {
    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(limits_.answer_bytes_max);
    const auto error = finished([&](auto done) {
      http::async_read(socket_, buffer, parser,
                       [done](error_code code, std::size_t) { done(code); });
    });
    if (error) return error;
    auto response = parser.release();
    answer.status = response.result_int();
    const auto type = response[http::field::content_type];
    answer.content_type = plain_type({type.data(), type.size()});
    answer.body = std::move(response.body());
    return {};
  }

 private:
  /// Starts an operation and waits for its end. When the time is over, closes the socket instead.
  template <class Start>
  error_code finished(Start start) {
    std::optional<error_code> end;
    start([&end](error_code code) { end = code; });
    io_.restart();
    io_.run_until(deadline_);
    if (end) return *end;
    error_code ignored;
    socket_.close(ignored);
    io_.run();  // the cancelled operation still calls back and lets go of its buffers
    return asio::error::timed_out;
  }

  const HttpLimits limits_;
  const std::chrono::steady_clock::time_point deadline_;
  asio::io_context io_;
  tcp::socket socket_{io_};
};

http::request<http::string_body> request_of(const Target& target, std::string_view content_type,
                                            std::string_view body) {
  http::request<http::string_body> request(http::verb::post, target.path, 11);
  request.set(http::field::host, target.authority);
  request.set(http::field::user_agent, "caseledger");
  request.set(http::field::content_type, {content_type.data(), content_type.size()});
  request.set(http::field::connection, "close");
  request.body() = body;
  request.prepare_payload();
  return request;
}

tl::unexpected<Fault> not_reached(const std::string& url, const error_code& error) {
  if (error == asio::error::timed_out) {
    return told(FaultKind::unavailable, url, "超时没有应答", "no answer in time");
  }
  if (error == http::error::body_limit || error == http::error::header_limit) {
    return told(FaultKind::unavailable, url, "应答过长", "the answer is too long");
  }
  return told(FaultKind::unavailable, url, "无法取得应答", error.message());
}

}  // namespace

Result<HttpAnswer> http_post(const std::string& url, std::string_view content_type,
                             std::string_view body, HttpLimits limits) {
  CL_TRY(const auto target, target_of(url));
  try {
    Exchange exchange(limits);
    HttpAnswer answer;
    auto error = exchange.connect(target);
    if (!error) error = exchange.send(request_of(target, content_type, body));
    if (!error) error = exchange.receive(answer);
    if (error) return not_reached(url, error);
    return answer;
  } catch (const boost::system::system_error& no_socket) {
    return not_reached(url, no_socket.code());
  }
}

}  // namespace caseledger::adapters
