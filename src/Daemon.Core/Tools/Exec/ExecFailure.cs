using Daemon.Execution;

namespace Daemon.Core.Tools.Exec;

/// <summary>Outputs for commands that never ran. Models know these texts, so their form is kept.</summary>
internal static class ExecFailure
{
    public const string Declined = "exec_command failed: CreateProcess { message: \"Rejected(\\\"rejected by user\\\")\" }";

    public static string Rejected(string reason) =>
        $"exec_command failed: CreateProcess {{ message: \"Rejected(\\\"{Escape(reason)}\\\")\" }}";

    public static string StartFailed(CommandStartException failure)
    {
        var reason = failure.Failure == CommandStartFailure.SandboxUnavailable
            ? failure.Message
            : $"Failed to create unified exec process: {failure.Message}";
        return Rejected(reason);
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\\\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\\\n", StringComparison.Ordinal);
}
