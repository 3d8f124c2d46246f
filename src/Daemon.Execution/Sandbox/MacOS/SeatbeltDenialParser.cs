using System.Globalization;
using System.Text.Json;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>What the kernel wrote into the system's log about one refusal.</summary>
/// <param name="Capability">The operation in the policy's language.</param>
/// <param name="Target">A path, an address or a name; may be empty.</param>
internal sealed record SeatbeltDenial(int Pid, string Process, string Capability, string Target)
{
    public SandboxOperation Operation => Capability switch
    {
        _ when Capability.StartsWith("network", StringComparison.Ordinal) || Capability == "system-socket" =>
            Target.StartsWith('/') ? SandboxOperation.LocalSocket : SandboxOperation.Network,
        "file-write-create" => SandboxOperation.Create,
        "file-write-unlink" => SandboxOperation.Delete,
        "file-write-mode" or "file-write-owner" or "file-write-flags" or "file-write-times" or "file-write-acl" or "file-write-xattr" =>
            SandboxOperation.ChangeAttributes,
        _ when Capability.StartsWith("file-write", StringComparison.Ordinal) => SandboxOperation.Write,
        _ when Capability.StartsWith("process-exec", StringComparison.Ordinal) => SandboxOperation.Execute,
        _ when Capability.StartsWith("process-info", StringComparison.Ordinal) || Capability == "signal" => SandboxOperation.InspectProcess,
        _ => SandboxOperation.Read,
    };

    /// <summary>What to show: operations that are none on a file or an address keep their own name.</summary>
    public string Shown => Operation == SandboxOperation.Read && !Capability.StartsWith("file-read", StringComparison.Ordinal)
        ? $"{Capability} {Target}".TrimEnd() : Target;
}

/// <summary>Reads lines of <c>log stream --style ndjson</c>.</summary>
internal static class SeatbeltDenialParser
{
    /// <summary>Null for a line about anything else, or of a form that we do not know.</summary>
    public static SeatbeltDenial? Parse(string line)
    {
        if (!line.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("eventMessage", out JsonElement message) && message.ValueKind == JsonValueKind.String
                ? ParseMessage(message.GetString()!)
                : null;
        }
        catch (JsonException)
        {
            // A line that was cut off: the list is made as well as the log allows.
            return null;
        }
    }

    /// <summary>The form is <c>Sandbox: bash(1234) deny(1) file-write-create /a/path</c>; a name may itself hold blanks and brackets.</summary>
    internal static SeatbeltDenial? ParseMessage(string message)
    {
        const string Prefix = "Sandbox: ";
        int deny = message.IndexOf(") deny(", StringComparison.Ordinal);
        if (!message.StartsWith(Prefix, StringComparison.Ordinal) || deny < 0)
        {
            return null;
        }

        int open = message.LastIndexOf('(', deny);
        int verdictEnd = message.IndexOf(") ", deny + 1, StringComparison.Ordinal);
        if (open <= Prefix.Length || verdictEnd < 0
            || !int.TryParse(message.AsSpan(open + 1, deny - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
        {
            return null;
        }

        string rest = message[(verdictEnd + 2)..].TrimEnd();
        int blank = rest.IndexOf(' ', StringComparison.Ordinal);
        return rest.Length == 0 ? null : new SeatbeltDenial(
            pid, message[Prefix.Length..open], blank < 0 ? rest : rest[..blank], blank < 0 ? "" : rest[(blank + 1)..]);
    }
}
