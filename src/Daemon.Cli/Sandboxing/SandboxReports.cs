using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Execution.Sandbox;

namespace Daemon.Cli.Sandboxing;

/// <summary>What <c>codex sandbox --explain</c> and <c>--probe</c> print, for people and for programs.</summary>
internal static class SandboxReports
{
    public static string Explain(SandboxExplanation explanation, bool json) => json ? Json(explanation.WriteTo) : explanation.ToString();

    public static string Probe(SandboxProbe probe, bool json) => json ? Json(writer => Write(writer, probe)) : string.Join('\n',
    [
        $"Commands are confined by: {MechanismName(probe)}",
        $"Wrapper: {probe.Wrapper ?? "none"}",
        $"Namespaces: {Word(probe.CanUseNamespaces)}",
        $"Process list of its own: {Word(probe.CanMountProc)}",
        $"Landlock: {(probe.PathRulesVersion == 0 ? "no" : $"version {probe.PathRulesVersion}")}",
        $"System-call filter: {Word(probe.HasCallFilter)}",
        $"List of denials: {Word(probe.CanRecordDenials)}",
        .. probe.Problem is { } problem ? new[] { problem } : [],
    ]);

    private static void Write(Utf8JsonWriter writer, SandboxProbe probe)
    {
        writer.WriteStartObject();
        writer.WriteString("mechanism", MechanismName(probe));
        writer.WriteString("wrapper", probe.Wrapper);
        writer.WriteBoolean("namespaces", probe.CanUseNamespaces);
        writer.WriteBoolean("processList", probe.CanMountProc);
        writer.WriteNumber("landlock", probe.PathRulesVersion);
        writer.WriteBoolean("callFilter", probe.HasCallFilter);
        writer.WriteBoolean("denialLog", probe.CanRecordDenials);
        writer.WriteString("problem", probe.Problem);
        writer.WriteEndObject();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string MechanismName(SandboxProbe probe) => JsonNamingPolicy.CamelCase.ConvertName(probe.Mechanism.ToString());

    private static string Word(bool value) => value ? "yes" : "no";
}
