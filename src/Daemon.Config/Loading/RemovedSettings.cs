using Daemon.Config.Values;

namespace Daemon.Config.Loading;

/// <summary>Settings that parse but are refused, because ignoring them would surprise.</summary>
internal static class RemovedSettings
{
    /// <summary>The first one that is set; null when there is none.</summary>
    public static ConfigFailure? Find(TableReader root)
    {
        if (root.Text("profile") is { } profile)
        {
            return Refused($"legacy `profile = \"{profile}\"` config is no longer supported; use `--profile {profile}` with `{profile}.config.toml` instead", "profile");
        }

        if (root.Text("approval_policy") == "untrusted")
        {
            return Refused("approval_policy = \"untrusted\" is no longer supported; remove this setting", "approval_policy") with { IsFatal = true };
        }

        return root.Text("experimental_thread_store_endpoint") is null
            ? null
            : Refused("`experimental_thread_store_endpoint` is no longer supported; remove it from config.toml", "experimental_thread_store_endpoint");
    }

    private static ConfigFailure Refused(string detail, string key) => new(ConfigFailureKind.Semantic, detail) { Setting = [key] };
}
