using Daemon.Protocol.V2.Accounts;

namespace Daemon.AppServer.Processors.Cloud;

/// <summary>
/// The profiles of the AWS command line: sections of <c>~/.aws/config</c> and <c>~/.aws/credentials</c>, or of the files that
/// <c>AWS_CONFIG_FILE</c> and <c>AWS_SHARED_CREDENTIALS_FILE</c> name. Secrets are not read.
/// </summary>
internal static class AwsProfiles
{
    /// <returns>Sorted by name, with the region where one is configured.</returns>
    public static IReadOnlyList<BedrockAwsProfile> Find(IReadOnlyDictionary<string, string> environment, string home)
    {
        var regions = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        Read(environment.GetValueOrDefault("AWS_CONFIG_FILE") ?? Path.Join(home, ".aws", "config"), prefixed: true, regions);
        Read(environment.GetValueOrDefault("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Join(home, ".aws", "credentials"), prefixed: false, regions);
        return [.. regions.Select(profile => new BedrockAwsProfile { Name = profile.Key, Region = profile.Value })];
    }

    /// <summary>The credentials in variables.</summary>
    public static IReadOnlyList<BedrockEnvironmentCredential> InEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var region = environment.GetValueOrDefault("AWS_REGION") ?? environment.GetValueOrDefault("AWS_DEFAULT_REGION");
        var found = new List<BedrockEnvironmentCredential>();
        if (environment.GetValueOrDefault("AWS_BEARER_TOKEN_BEDROCK") is { Length: > 0 })
        {
            found.Add(new BedrockEnvironmentCredential { Type = AwsCredentialType.BedrockApiKey, Region = region });
        }

        if (environment.GetValueOrDefault("AWS_ACCESS_KEY_ID") is { Length: > 0 } && environment.GetValueOrDefault("AWS_SECRET_ACCESS_KEY") is { Length: > 0 })
        {
            found.Add(new BedrockEnvironmentCredential { Type = AwsCredentialType.AccessKeys, Region = region });
        }

        return found;
    }

    /// <param name="prefixed">Whether sections of profiles begin with the word <c>profile</c>, but for the default one.</param>
    private static void Read(string file, bool prefixed, SortedDictionary<string, string?> regions)
    {
        if (!File.Exists(file))
        {
            return;
        }

        string? profile = null;
        foreach (var line in File.ReadLines(file).Select(line => line.Trim()))
        {
            if (line is ['[', .. var section, ']'])
            {
                var name = section.Trim();
                profile = !prefixed || name == "default" ? name
                    : name.StartsWith("profile ", StringComparison.Ordinal) ? name["profile ".Length..].Trim()
                    : null;
                if (profile is { Length: > 0 })
                {
                    regions.TryAdd(profile, null);
                }
            }
            else if (profile is { Length: > 0 } && line.Split('=', 2) is [var key, var value] && key.Trim() == "region")
            {
                regions[profile] = value.Trim();
            }
        }
    }
}
