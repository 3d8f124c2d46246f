using Daemon.Config.Values;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Loading;

/// <summary>Reads <c>[command_limits]</c>.</summary>
internal static class CommandLimitsReader
{
    /// <exception cref="ConfigLoadException">A limit is zero: nothing could run under it.</exception>
    public static CommandLimits Read(TableReader table) => new(
        Limit(table, "max_processes"),
        Limit(table, "max_memory_bytes"),
        Limit(table, "max_open_files"),
        Limit(table, "max_file_bytes"),
        Limit(table, "max_cpu_seconds"));

    private static long? Limit(TableReader table, string key) => table.Integer(key) is not { } value ? null
        : value > 0 ? value
        : throw ConfigLoadException.Semantic($"command_limits.{key} must be at least 1; leave it out for no limit");
}
