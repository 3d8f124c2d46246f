using Daemon.Config.Model;
using Daemon.Execution;

namespace Daemon.AppServer.Mapping;

/// <summary>What a configuration says about all commands.</summary>
public static class CommandDefaultsMapper
{
    public static CommandDefaults From(EffectiveConfig config) => new(
        config.CommandLimits,
        RecordDenials: config.Features.IsEnabled("sandbox_denial_log"),
        PreferPathRules: config.Features.IsEnabled("use_legacy_landlock"))
    {
        Windows = new WindowsCommandOptions(
            config.WindowsSandbox switch
            {
                null or "unelevated" => WindowsSandboxLevel.Unelevated,
                "elevated" => WindowsSandboxLevel.Elevated,
                _ => WindowsSandboxLevel.Unknown,
            },
            config.WindowsPrivateDesktop),
    };
}
