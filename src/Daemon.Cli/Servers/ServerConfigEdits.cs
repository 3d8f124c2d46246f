using System.Text.Json;
using Daemon.Config.Writing;

namespace Daemon.Cli.Servers;

/// <summary>What the user wants to add to <c>[mcp_servers]</c>: a command or an address.</summary>
internal sealed record NewServer(string Name)
{
    /// <summary>Program and arguments; empty for an address.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary><c>KEY=VALUE</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    public string? Url { get; init; }

    public string? BearerTokenEnvVar { get; init; }

    public string? OAuthClientId { get; init; }

    public string? OAuthResource { get; init; }
}

/// <summary>Edits of the user's config.toml about tool servers.</summary>
internal static class ServerConfigEdits
{
    /// <summary>The server takes the place of one of the same name.</summary>
    public static ConfigEdit Add(NewServer server)
    {
        using var document = JsonDocument.Parse(RawText.Of(writer => Write(writer, server)));
        return new ConfigEdit(KeyPath(server.Name), document.RootElement.Clone(), MergeStrategy.Replace);
    }

    public static ConfigEdit Remove(string name)
    {
        using var document = JsonDocument.Parse("null");
        return new ConfigEdit(KeyPath(name), document.RootElement.Clone(), MergeStrategy.Replace);
    }

    /// <summary>Names hold no quotes and no backslashes.</summary>
    private static string KeyPath(string name) => $"mcp_servers.\"{name}\"";

    private static void Write(Utf8JsonWriter writer, NewServer server)
    {
        writer.WriteStartObject();
        if (server.Url is { } url)
        {
            writer.WriteString("url"u8, url);
            WriteText(writer, "bearer_token_env_var", server.BearerTokenEnvVar);
            WriteText(writer, "oauth_resource", server.OAuthResource);
            if (server.OAuthClientId is { } client)
            {
                writer.WriteStartObject("oauth"u8);
                writer.WriteString("client_id"u8, client);
                writer.WriteEndObject();
            }
        }
        else
        {
            writer.WriteString("command"u8, server.Command[0]);
            if (server.Command.Count > 1)
            {
                writer.WriteStartArray("args"u8);
                foreach (var argument in server.Command.Skip(1))
                {
                    writer.WriteStringValue(argument);
                }

                writer.WriteEndArray();
            }

            if (server.Environment.Count > 0)
            {
                writer.WriteStartObject("env"u8);
                foreach (var (name, value) in server.Environment)
                {
                    writer.WriteString(name, value);
                }

                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
