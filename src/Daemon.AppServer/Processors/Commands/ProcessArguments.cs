using System.Globalization;
using Daemon.AppServer.Mapping;
using Daemon.Execution;
using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>What <c>command/exec</c> and <c>process/*</c> check alike.</summary>
internal static class ProcessArguments
{
    /// <summary>Bytes of each stream that are told when the client names no other cap.</summary>
    public const ulong DefaultOutputCap = 1024 * 1024;

    /// <summary>The time limit when the client names no other.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public static void RequireCommand(IReadOnlyList<string> command)
    {
        if (command.Count == 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "command must not be empty");
        }
    }

    /// <param name="family">What errors call the method: <c>command/exec</c> or <c>process/spawn</c>.</param>
    public static TimeSpan Timeout(string family, long milliseconds) => milliseconds >= 0
        ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue))
        : throw Invalid(string.Create(CultureInfo.InvariantCulture, $"{family} timeoutMs must be non-negative, got {milliseconds}"));

    /// <param name="noun">What errors call the thing: <c>command/exec</c> or <c>process</c>.</param>
    public static TerminalSize Size(string noun, ushort rows, ushort columns) => rows > 0 && columns > 0
        ? new TerminalSize(rows, columns)
        : throw Invalid($"{noun} size rows and cols must be greater than 0");

    /// <param name="family">What errors call the method.</param>
    public static byte[] Input(string family, string? deltaBase64, bool close)
    {
        if (deltaBase64 is null)
        {
            return close ? [] : throw Invalid($"{family} requires deltaBase64 or closeStdin");
        }

        return Base64Text.TryDecode(deltaBase64, out var bytes, out var problem) ? bytes : throw Invalid($"invalid deltaBase64: {problem}");
    }

    /// <summary>Applies a client's changes: null removes a variable.</summary>
    public static Dictionary<string, string> Environment(
        IEnumerable<KeyValuePair<string, string>> inherited, IReadOnlyDictionary<string, string?>? changes)
    {
        var variables = new Dictionary<string, string>(inherited, StringComparer.Ordinal);
        foreach (var (name, value) in changes ?? new Dictionary<string, string?>())
        {
            if (value is null)
            {
                variables.Remove(name);
            }
            else
            {
                variables[name] = value;
            }
        }

        return variables;
    }

    public static RpcException Invalid(string message) => new(ErrorCodes.InvalidParams, message);

    public static RpcException Refused(string message) => new(ErrorCodes.InvalidRequest, message);
}
