using System.Runtime.CompilerServices;
using Daemon.AppServer.Submissions;

namespace Daemon.AppServer.Tests.Submissions;

public sealed class SubmissionSchemaTests
{
    /// <summary>UPDATE_GOLDEN=1 rewrites the file.</summary>
    [Fact]
    public void The_schema_in_the_repository_is_up_to_date()
    {
        var file = Path.Join(Root(), "protocol", "sqeq.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, SubmissionSchema.Write());
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), SubmissionSchema.Write());
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath("../../..", Path.GetDirectoryName(thisFile)!);
}
