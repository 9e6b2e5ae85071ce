// The errors that a file, a folder or a device gives; any other is named by its number.
#include "ledger/disk/system_error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>

namespace caseledger::ledger {
namespace {

struct SystemError {
  int error_number;
  const char* zh;
};
constexpr SystemError kSystemErrors[] = {
    {EACCES, "权限不够"},          {EAGAIN, "资源暂时不可用"},     {EBUSY, "设备或资源忙"},
    {EDQUOT, "超出磁盘限额"},      {EEXIST, "文件已存在"},         {EFBIG, "文件过大"},
    {EINVAL, "无效的参数"},        {EIO, "输入/输出错误"},         {EISDIR, "是一个目录"},
    {ELOOP, "符号链接的层数过多"}, {EMFILE, "打开的文件过多"},     {ENAMETOOLONG, "文件名过长"},
    {ENODEV, "没有那个设备"},      {ENOENT, "没有那个文件或目录"}, {ENOMEM, "无法分配内存"},
    {ENOSPC, "设备上没有空间"},    {ENOTDIR, "不是目录"},          {ENOTEMPTY, "目录非空"},
    {EPERM, "不允许的操作"},       {EROFS, "只读文件系统"},        {EXDEV, "无效的跨设备链接"},
};

}  // namespace

Bilingual system_error(int error_number) {
  const auto* const found =
      std::ranges::find(kSystemErrors, error_number, &SystemError::error_number);
  const auto zh = found == std::end(kSystemErrors) ? "系统错误" + std::to_string(error_number)
                                                   : std::string(found->zh);
  return {zh, std::strerror(error_number)};
}

}  // namespace caseledger::ledger
